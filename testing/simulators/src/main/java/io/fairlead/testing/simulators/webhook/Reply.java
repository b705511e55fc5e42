package io.fairlead.testing.simulators.webhook;

import java.time.Duration;
import java.util.Optional;

/** What came back for a post. */
public sealed interface Reply {

    /** A redirect is an answer like any other: it is not followed. */
    record Answered(int status, Optional<Duration> retryAfter) implements Reply {}

    record Unanswered(String reason) implements Reply {}

    default boolean taken() {
        return this instanceof Answered(int status, var _) && status >= 200 && status <= 299;
    }
}
