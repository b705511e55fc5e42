package io.fairlead.connector.engine.body;

import io.fairlead.connector.engine.failure.ProviderFailure;
import io.fairlead.connector.engine.failure.ProviderFailure.Effect;
import io.fairlead.connector.engine.manifest.FailureKind;

/** The provider answered, but not with what it promised. The message quotes nothing of it. */
public final class UnreadableAnswer extends RuntimeException {
    public UnreadableAnswer(String message) {
        super(message, null, false, false);
    }

    /** Asking again may help: most of these come from something between us and the provider. */
    public ProviderFailure failure(int status) {
        return new ProviderFailure(
                FailureKind.UNREADABLE, null, String.valueOf(getMessage()), status, null, Effect.POSSIBLE, true);
    }
}
