package io.fairlead.connector.engine.failure;

import io.fairlead.connector.engine.manifest.FailureKind;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Why an attempt, and in the end a call, did not succeed. Its texts are redacted.
 *
 * @param code the provider's own code
 * @param status the provider's HTTP status, null when it gave none
 * @param retryAfter how long the provider asks to be left alone
 * @param effect whether the provider may have acted on the request all the same
 * @param passing whether the same request may succeed a little later
 */
public record ProviderFailure(
        FailureKind kind,
        @Nullable String code,
        String message,
        @Nullable Integer status,
        @Nullable Duration retryAfter,
        Effect effect,
        boolean passing) {

    public enum Effect {
        /** The provider has not acted: it never saw the request, or turned it away at the door. */
        NONE,
        /** Nobody knows. */
        POSSIBLE
    }

    /** A failure on the way to the operation's own request. */
    public static ProviderFailure beforehand(FailureKind kind, String message) {
        return new ProviderFailure(kind, null, message, null, null, Effect.NONE, kind.passing());
    }

    public ProviderFailure withRetryAfter(@Nullable Duration wait) {
        return new ProviderFailure(kind, code, message, status, wait, effect, passing);
    }
}
