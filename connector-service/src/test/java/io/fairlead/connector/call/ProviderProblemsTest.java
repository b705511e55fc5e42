package io.fairlead.connector.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.connector.engine.failure.ProviderFailure;
import io.fairlead.connector.engine.manifest.FailureKind;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ProviderProblemsTest {

    @ParameterizedTest
    @CsvSource({
        "AUTHENTICATION, 502", "PERMISSION, 502", "NOT_FOUND, 404", "VALIDATION, 422", "CONFLICT, 409",
        "RATE_LIMITED, 503", "TIMEOUT, 504", "UNAVAILABLE, 503", "UNREADABLE, 502", "PROVIDER_ERROR, 502"
    })
    void aProvidersFailureHasTheStatusThatWasAgreed(FailureKind kind, int status) {
        assertThat(ProviderProblems.codeOf(kind).status()).isEqualTo(status);
    }

    @ParameterizedTest
    @EnumSource(FailureKind.class)
    void aProvidersFailureIsNeverOurUnauthorizedOrForbidden(FailureKind kind) {
        assertThat(ProviderProblems.codeOf(kind).status()).isNotIn(401, 403);
    }

    @ParameterizedTest
    @EnumSource(FailureKind.class)
    void every503SaysWhenToComeBack(FailureKind kind) {
        var problem = ProviderProblems.of(ProviderFailure.beforehand(kind, "away"));

        assertThat(problem.retryAfter().isPresent()).isEqualTo(problem.code().status() == 503);
    }

    @Test
    void passesTheProvidersWaitAndCodeOn() {
        var failure = new ProviderFailure(
                FailureKind.RATE_LIMITED,
                "slow_down",
                "Too fast",
                429,
                Duration.ofSeconds(30),
                ProviderFailure.Effect.NONE,
                true);

        var problem = ProviderProblems.of(failure);

        assertThat(problem.retryAfter()).contains(Duration.ofSeconds(30));
        assertThat(problem.members()).containsEntry("providerCode", "slow_down").containsEntry("providerStatus", 429);
        assertThat(problem.detail()).isEqualTo("Too fast");
    }
}
