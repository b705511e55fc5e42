package io.fairlead.connector.engine.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.connector.engine.breaker.Verdict;
import io.fairlead.connector.engine.failure.HttpFailures;
import io.fairlead.connector.engine.failure.ProviderFailure;
import io.fairlead.connector.engine.failure.ProviderFailure.Effect;
import io.fairlead.connector.engine.http.HttpFailure;
import io.fairlead.connector.engine.manifest.ErrorMapping;
import io.fairlead.connector.engine.manifest.FailureKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProviderHealthTest {
    @ParameterizedTest
    @ValueSource(ints = {500, 501, 502, 503, 504, 599, 408})
    void countsWhatTheProviderFailsAt(int status) {
        assertThat(verdict(answered(status))).isEqualTo(Verdict.AILING);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 409, 410, 412, 418, 422})
    void aRefusalShowsThatTheProviderIsThere(int status) {
        assertThat(verdict(answered(status))).isEqualTo(Verdict.WELL);
    }

    @Test
    void whoAsksToSlowDownIsNeitherWellNorAiling() {
        assertThat(verdict(answered(429))).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void theProvidersErrorCountsWhateverTheConnectorCallsIt() {
        var renamed = new ProviderFailure(FailureKind.CONFLICT, null, "", 503, null, Effect.NONE, false);

        assertThat(verdict(renamed)).isEqualTo(Verdict.AILING);
    }

    @Test
    void aThrottlingThatLooksLikeAnErrorDoesNotCount() {
        var throttled = new ProviderFailure(FailureKind.RATE_LIMITED, null, "", 503, null, Effect.NONE, true);

        assertThat(verdict(throttled)).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void countsBrokenConnections() {
        assertThat(verdict(HttpFailures.seen(new HttpFailure.Broken("reset", null))))
                .isEqualTo(Verdict.AILING);
        assertThat(verdict(HttpFailures.seen(new HttpFailure.NotSent("refused", null))))
                .isEqualTo(Verdict.AILING);
        assertThat(verdict(HttpFailures.seen(HttpFailure.BodyLost.cutOff(200, null))))
                .isEqualTo(Verdict.AILING);
    }

    @Test
    void countsATimeOutOnlyWhereTheProviderHadTime() {
        var late = HttpFailures.seen(new HttpFailure.TimedOut(true));

        assertThat(ProviderHealth.shownBy(late, List.of(attempt(Duration.ofSeconds(10)))))
                .isEqualTo(Verdict.AILING);
        assertThat(ProviderHealth.shownBy(late, List.of(attempt(Duration.ofMillis(20)))))
                .isEqualTo(Verdict.UNKNOWN);
    }

    @ParameterizedTest
    @EnumSource(names = {"BREAKER_OPEN", "UNRECORDED", "ADDRESS_REFUSED", "CANCELLED", "INTERNAL"})
    void whatBefallsUsSaysNothing(FailureKind kind) {
        assertThat(verdict(ProviderFailure.beforehand(kind, ""))).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void whoWasNotAskedIsNotJudged() {
        assertThat(ProviderHealth.shownBy(ProviderFailure.beforehand(FailureKind.VALIDATION, ""), List.of()))
                .isEqualTo(Verdict.UNKNOWN);
    }

    private static Verdict verdict(ProviderFailure failure) {
        return ProviderHealth.shownBy(failure, List.of(attempt(Duration.ofSeconds(1))));
    }

    private static ProviderFailure answered(int status) {
        var kind = ErrorMapping.USUAL.kindOf(status, null);
        return new ProviderFailure(kind, null, "", status, null, Effect.NONE, kind.passing());
    }

    private static Attempt attempt(Duration duration) {
        return new Attempt(1, Instant.EPOCH, duration, null, null);
    }
}
