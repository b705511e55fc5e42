package io.fairlead.deploy.part;

import java.time.Duration;

/** Hears of every step of every part, from several threads. */
@FunctionalInterface
public interface PartProgress {

    /**
     * Tells one step.
     *
     * @param elapsed since work on this part began
     */
    void reached(String part, PartState state, Duration elapsed);

    static PartProgress silent() {
        return (part, state, elapsed) -> {};
    }
}
