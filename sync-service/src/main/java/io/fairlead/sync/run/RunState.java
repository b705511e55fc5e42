package io.fairlead.sync.run;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where a run, or one of its streams, is. */
enum RunState {
    QUEUED(false),
    RUNNING(false),
    /** It waits for somebody to approve or reject what it would delete. */
    PARKED(false),
    SUCCEEDED(true),
    FAILED(true),
    CANCELLED(true);

    private final boolean last;

    RunState(boolean last) {
        this.last = last;
    }

    /** Whether nothing follows. */
    boolean isLast() {
        return last;
    }

    @JsonValue
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<RunState> of(String word) {
        return Arrays.stream(values())
                .filter(state -> state.word().equals(word))
                .findFirst();
    }
}
