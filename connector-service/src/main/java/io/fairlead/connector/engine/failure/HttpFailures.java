package io.fairlead.connector.engine.failure;

import io.fairlead.connector.engine.failure.ProviderFailure.Effect;
import io.fairlead.connector.engine.http.HttpFailure;
import io.fairlead.connector.engine.manifest.FailureKind;

/** What it means for a call that no complete answer came. */
public final class HttpFailures {
    private HttpFailures() {}

    public static ProviderFailure seen(HttpFailure failure) {
        return switch (failure) {
            case HttpFailure.AddressForbidden forbidden ->
                ProviderFailure.beforehand(FailureKind.ADDRESS_REFUSED, text(forbidden));
            case HttpFailure.NotSent notSent -> ProviderFailure.beforehand(FailureKind.UNAVAILABLE, text(notSent));
            case HttpFailure.Broken broken -> of(FailureKind.UNAVAILABLE, broken, Effect.POSSIBLE);
            case HttpFailure.TimedOut timedOut ->
                of(FailureKind.TIMEOUT, timedOut, timedOut.sent() ? Effect.POSSIBLE : Effect.NONE);
            case HttpFailure.BodyLost lost ->
                new ProviderFailure(
                        FailureKind.UNREADABLE,
                        null,
                        text(lost),
                        lost.status(),
                        null,
                        Effect.POSSIBLE,
                        !lost.isTooLarge());
        };
    }

    private static ProviderFailure of(FailureKind kind, HttpFailure failure, Effect effect) {
        return new ProviderFailure(kind, null, text(failure), null, null, effect, kind.passing());
    }

    private static String text(HttpFailure failure) {
        return String.valueOf(failure.getMessage());
    }
}
