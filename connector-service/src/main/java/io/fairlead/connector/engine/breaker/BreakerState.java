package io.fairlead.connector.engine.breaker;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A breaker at some moment.
 *
 * @param failures calls that failed one after the other, the last of them included
 * @param openedAt when it opened last, null while it is closed
 * @param untilTrial how long until a call may try the provider; zero unless it is open
 */
public record BreakerState(
        Position position, int failures, @Nullable Instant openedAt, Duration untilTrial) {

    public enum Position {
        /** Calls go through. */
        CLOSED,
        /** No call goes through. */
        OPEN,
        /** One call at a time goes through to try the provider; its success closes the breaker. */
        HALF_OPEN;

        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public static final BreakerState UNTOUCHED = new BreakerState(Position.CLOSED, 0, null, Duration.ZERO);
}
