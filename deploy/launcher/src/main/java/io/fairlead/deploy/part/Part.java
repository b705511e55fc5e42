package io.fairlead.deploy.part;

import io.fairlead.deploy.process.ProcessSpec;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/** One process of the suite and what belongs to it: its files, its ports, and how to tell that it works. */
public interface Part {

    /** Also the name of its {@link #process()}. */
    String name();

    /** Names of the parts that must be ready before this one is started. */
    default Set<String> needs() {
        return Set.of();
    }

    /** The ports it listens on, by purpose. */
    Map<String, Integer> ports();

    /**
     * Makes its files. Called before every start; a call that was killed half-way leaves nothing that the next one
     * takes for complete.
     */
    default void prepare() throws IOException, InterruptedException {}

    /** What to run, after {@link #prepare()}. */
    ProcessSpec process();

    /** One short attempt to use it; false while it does not answer. */
    boolean answers() throws InterruptedException;

    /**
     * Brings what lives inside it up to date (roles, topics). Called each time it has become ready, so it changes
     * nothing when all is there.
     */
    default void furnish() throws IOException, InterruptedException {}

    default Duration startsWithin() {
        return Duration.ofSeconds(60);
    }

    default Duration stopsWithin() {
        return Duration.ofSeconds(20);
    }
}
