package io.fairlead.deploy.sync;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import java.util.Locale;

/** How a run, or a stream of it, stands. */
public enum RunState {
    QUEUED,
    RUNNING,
    PARKED,
    SUCCEEDED,
    FAILED,
    CANCELLED,
    /** One that this program is too old to know. */
    @JsonEnumDefaultValue
    UNKNOWN;

    /** Whether nothing more happens by itself: the run has ended, or waits for a person. */
    boolean isSettled() {
        return switch (this) {
            case QUEUED, RUNNING, UNKNOWN -> false;
            case PARKED, SUCCEEDED, FAILED, CANCELLED -> true;
        };
    }

    String spoken() {
        return name().toLowerCase(Locale.ROOT);
    }
}
