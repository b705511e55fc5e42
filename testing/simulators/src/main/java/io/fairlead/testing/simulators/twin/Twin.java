package io.fairlead.testing.simulators.twin;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A stateful stand-in for a provider. Called from one thread only. */
public interface Twin {

    /** The name that starts the twin's paths, on the wire and in the control API. */
    String name();

    Answer answer(Call call);

    /** What the provider says when it is asked too often. */
    Answer throttled(Call call, @Nullable Duration retryAfter);

    /** What the provider says when it fails with this status. */
    Answer failed(Call call, int status);

    /** Whether {@link #failed} has an answer for this status. */
    default boolean canFailWith(int status) {
        return status >= 400 && status <= 599;
    }

    /** Back to the state the twin started with. */
    void reset();
}
