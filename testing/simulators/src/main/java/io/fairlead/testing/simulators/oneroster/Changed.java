package io.fairlead.testing.simulators.oneroster;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** When a record has last changed, in milliseconds since 1970, both ends included. */
record Changed(long from, long to) {

    static final Changed EVER = new Changed(Long.MIN_VALUE, Long.MAX_VALUE);

    /** What a comparison demands, where it is one with an instant. */
    static Optional<Changed> asFar(Comparison comparison) {
        if (!comparison.path().equals(List.of("dateLastModified"))) {
            return Optional.empty();
        }
        return FieldOrder.instant(comparison.value()).flatMap(instant -> asFar(comparison.operator(), instant));
    }

    private static Optional<Changed> asFar(Operator operator, Instant instant) {
        long millis = instant.toEpochMilli();
        boolean between =
                Duration.between(Instant.ofEpochMilli(millis), instant).isPositive();
        return switch (operator) {
            case GREATER -> Optional.of(new Changed(millis + 1, EVER.to));
            case GREATER_OR_EQUAL -> Optional.of(new Changed(between ? millis + 1 : millis, EVER.to));
            case LESS -> Optional.of(new Changed(EVER.from, between ? millis : millis - 1));
            case LESS_OR_EQUAL -> Optional.of(new Changed(EVER.from, millis));
            case EQUAL, NOT_EQUAL, CONTAINS -> Optional.empty();
        };
    }

    Changed and(Changed other) {
        return new Changed(Math.max(from, other.from), Math.min(to, other.to));
    }

    boolean holds(long millis) {
        return from <= millis && millis <= to;
    }
}
