package io.fairlead.chassis.health;

import io.smallrye.mutiny.Uni;

/** Something a service depends on and may find away. */
public interface Dependency {

    /** The name under which it is reported, and by which configuration says that readiness needs it. */
    String name();

    /** Completes when it is there and fails when it is not; does not block. Whoever asks sets a time limit. */
    Uni<Void> probe();

    /** How its state is written in a health report. */
    static String word(boolean up) {
        return up ? "up" : "down";
    }
}
