package io.fairlead.testing.simulators.control;

import io.fairlead.testing.simulators.twin.Lists;
import java.util.Optional;

/** A fault waiting for calls, and how often it has struck. */
final class ArmedFault {

    static final int UNTIL_REMOVED = Integer.MAX_VALUE;

    private final int id;
    private final Fault fault;
    private final Target target;
    private final int times;
    private int met;
    private int struck;

    ArmedFault(int id, Fault fault, Target target, int times) {
        this.id = id;
        this.fault = fault;
        this.target = target;
        this.times = times;
    }

    /** Whether this call, which is one of those the fault is meant for, is one that it can strike. */
    boolean meets(Optional<Lists.Page> page) {
        met++;
        return switch (fault) {
            case Fault.Flapping(int _, int every) -> met % every == 0;
            case Fault.RepeatedPage() -> page.flatMap(Lists.Page::before).isPresent();
            case Fault.ShortPage() -> page.isPresent();
            case Fault.Latency _,
                    Fault.Status _,
                    Fault.RateLimit _,
                    Fault.Reset _,
                    Fault.Truncated _,
                    Fault.Trickle _,
                    Fault.Page _,
                    Fault.Redirect _,
                    Fault.Bomb _,
                    Fault.Nested _ -> true;
        };
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
