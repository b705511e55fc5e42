package io.fairlead.testing.simulators.oneroster;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Instants compare as instants, however they are written; everything else by Unicode. */
final class FieldOrder {

    private FieldOrder() {}

    static int compare(String left, String right) {
        Optional<Instant> leftInstant = instant(left);
        Optional<Instant> rightInstant = leftInstant.flatMap(ignored -> instant(right));
        return rightInstant.isPresent()
                ? leftInstant.orElseThrow().compareTo(rightInstant.get())
                : left.compareTo(right);
    }

    static Optional<Instant> instant(String text) {
        if (text.length() < 16 || text.charAt(10) != 'T') {
            return Optional.empty();
        }
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeParseException notAnInstant) {
            return Optional.empty();
        }
    }
}
