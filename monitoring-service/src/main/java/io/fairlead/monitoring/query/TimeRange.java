package io.fairlead.monitoring.query;

import io.fairlead.chassis.problem.Failure;
import io.fairlead.contracts.problem.ProblemCode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** The time a client asks for, from inclusive and to exclusive; null is open. */
public record TimeRange(
        @Nullable OffsetDateTime from, @Nullable OffsetDateTime to) {

    /**
     * From the query parameters {@code from} and {@code to} as they came.
     *
     * @throws Failure {@code invalid-parameter} naming the parameter
     */
    public static TimeRange of(@Nullable String from, @Nullable String to) {
        return new TimeRange(instant("from", from), instant("to", to));
    }

    private static @Nullable OffsetDateTime instant(String parameter, @Nullable String value) {
        if (value == null) return null;
        try {
            return OffsetDateTime.parse(value).withOffsetSameInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException e) {
            throw Failure.of(
                            ProblemCode.INVALID_PARAMETER,
                            "The parameter '%s' is a time such as %s.".formatted(parameter, Instant.EPOCH))
                    .with("parameter", parameter)
                    .because(e);
        }
    }
}
