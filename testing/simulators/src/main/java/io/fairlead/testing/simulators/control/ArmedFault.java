package io.fairlead.testing.simulators.control;

/** A fault waiting for calls, and how often it has struck. */
final class ArmedFault {

    static final int UNTIL_REMOVED = Integer.MAX_VALUE;

    private final int id;
    private final Fault fault;
    private final Target target;
    private final int times;
    private int struck;

    ArmedFault(int id, Fault fault, Target target, int times) {
        this.id = id;
        this.fault = fault;
        this.target = target;
        this.times = times;
    }

    /** Counts one hit; false once there is none left. */
    boolean strike() {
        struck++;
        return struck < times;
    }

    int id() {
        return id;
    }

    Fault fault() {
        return fault;
    }

    Target target() {
        return target;
    }

    int times() {
        return times;
    }

    int struck() {
        return struck;
    }
}
