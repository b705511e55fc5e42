package io.fairlead.testing.benchmarks.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.testing.kit.TestInfrastructure;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SingleRowsTest {

    private final TestInfrastructure infrastructure = TestInfrastructure.of("benchmarks");

    @Test
    void countsWhatIsStoredAndBeginsEachTimeWithAnEmptyTable() throws Exception {
        try (var connection = infrastructure.connectAsOwner();
                var statement = connection.createStatement()) {
            var rows =
                    new SingleRows(connection.getMetaData().getURL(), "benchmarks_owner", configured("owner-password"));

            rows.requireDurable();
            rows.insert(2, Duration.ofMillis(200));
            var outcome = rows.insert(4, Duration.ofMillis(200));

            try (var stored = statement.executeQuery("select count(*), max(length(body::text)) from single_rows")) {
                stored.next();
                assertThat(outcome.answered()).isPositive().isEqualTo(stored.getLong(1));
                assertThat(stored.getInt(2)).isEqualTo(StripeEvents.BYTES);
            }
        }
    }

    private String configured(String key) {
        return infrastructure.configuration().getOrDefault("fairlead.database." + key, "");
    }
}
