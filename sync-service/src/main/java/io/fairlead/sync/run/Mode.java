package io.fairlead.sync.run;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How much a run reads. */
enum Mode {
    /** Every record. */
    FULL,
    /** What has changed since the last run that succeeded; everything where there was none. */
    INCREMENTAL;

    @JsonValue
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Mode> of(String word) {
        return Arrays.stream(values()).filter(mode -> mode.word().equals(word)).findFirst();
    }
}
