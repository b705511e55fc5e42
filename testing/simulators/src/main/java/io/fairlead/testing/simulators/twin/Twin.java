package io.fairlead.testing.simulators.twin;

import io.fairlead.testing.simulators.webhook.Webhooks;
import java.time.Duration;
import java.util.Optional;
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

    /** What the provider sends by itself; nothing where it waits to be asked. */
    default Optional<Webhooks> webhooks() {
        return Optional.empty();
    }

    /** What may be changed behind the API's back. */
    default Optional<Records> records() {
        return Optional.empty();
    }

    /** The provider's lists, where their pages are turned by offset. */
    default Optional<Lists> lists() {
        return Optional.empty();
    }

    /** Back to the state the twin started with. */
    void reset();
}
