package io.fairlead.connector.engine.host;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** Time and threads as the engine's host has them; a test moves them by hand. */
public interface Surroundings {

    Instant now();

    /** Completes when that much time has passed, at once when it is not positive. */
    Uni<Void> after(Duration wait);

    /** Where the caller is to be answered: its event loop, with whatever is bound to it. */
    Executor here();

    /** Does work that takes the processor for a while away from the caller's thread, and comes back to it. */
    <T> Uni<T> aside(Supplier<T> work);
}
