package io.fairlead.connector.call;

import io.fairlead.chassis.problem.Failure;
import io.fairlead.contracts.problem.ProblemCode;
import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long a caller waits, as the header says: seconds, decimals allowed, more than 0. What is longer than the engine
 * waits anyway is no error.
 */
public final class Deadline {
    public static final String HEADER = "Fairlead-Deadline";

    private static final BigDecimal LONGEST = BigDecimal.valueOf(86_400);

    private Deadline() {}

    public static @Nullable Duration parse(@Nullable String header) {
        if (header == null) return null;
        if (!header.matches("\\d{1,9}(\\.\\d{1,9})?")) throw wrong();
        BigDecimal seconds = new BigDecimal(header).min(LONGEST);
        Duration patience = Duration.ofNanos(seconds.movePointRight(9).longValue());
        if (!patience.isPositive()) throw wrong();
        return patience;
    }

    private static Failure wrong() {
        return Failure.of(
                        ProblemCode.INVALID_PARAMETER,
                        "The header '%s' is a number of seconds greater than 0.".formatted(HEADER))
                .with("parameter", HEADER);
    }
}
