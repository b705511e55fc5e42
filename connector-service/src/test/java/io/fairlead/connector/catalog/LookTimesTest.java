package io.fairlead.connector.catalog;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LookTimesTest {

    @Test
    void aReplicaIsNotForgottenBetweenTwoLooks() {
        assertThatThrownBy(() -> new LookTimes(ofSeconds(10), ofSeconds(30)))
                .hasMessage("fairlead.connectors.remember-for is PT30S and must be at least 5 times"
                        + " fairlead.connectors.check-every, which is PT10S");
    }

    @Test
    void theSchedulerLooksOnceASecond() {
        assertThatThrownBy(() -> new LookTimes(ofMillis(500), ofSeconds(30)))
                .hasMessage("fairlead.connectors.check-every is PT0.5S and must be at least PT1S");
    }
}
