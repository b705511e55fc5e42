package io.fairlead.monitoring.health;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecentCallsTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0, UNKNOWN",
        "1, 0, HEALTHY",
        "9, 9, HEALTHY",
        "10, 0, HEALTHY",
        "100, 9, HEALTHY",
        "10, 1, DEGRADED",
        "100, 10, DEGRADED",
        "100, 49, DEGRADED",
        "10, 5, UNHEALTHY",
        "100, 50, UNHEALTHY",
        "10, 10, UNHEALTHY",
    })
    void theShareOfFailedCallsDecidesOnceThereAreTen(long calls, long failed, HealthState state) {
        assertThat(new RecentCalls("stripe", calls, failed, "closed").state()).isEqualTo(state);
    }

    @ParameterizedTest
    @CsvSource({"closed, HEALTHY", "open, UNHEALTHY", "half-open, UNHEALTHY", "never heard of it, HEALTHY"})
    void anOpenBreakerIsUnhealthyHoweverFewCallsThereWere(String breaker, HealthState state) {
        assertThat(new RecentCalls("stripe", 1, 0, breaker).state()).isEqualTo(state);
    }
}
