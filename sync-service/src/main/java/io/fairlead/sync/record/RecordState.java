package io.fairlead.sync.record;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a record stands to its source. */
enum RecordState {
    /** As at the provider when it was read last. */
    SYNCED,
    /** The same, and it refers to a record that has not come yet. */
    INCOMPLETE,
    /** Deleted at the provider. */
    DELETED;

    @JsonValue
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<RecordState> of(String word) {
        return Arrays.stream(values())
                .filter(state -> state.word().equals(word))
                .findFirst();
    }
}
