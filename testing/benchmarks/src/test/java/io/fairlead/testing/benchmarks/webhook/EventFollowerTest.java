package io.fairlead.testing.benchmarks.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.contracts.topic.Topics;
import io.fairlead.testing.kit.TestInfrastructure;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EventFollowerTest {

    private final TestInfrastructure infrastructure = TestInfrastructure.of("benchmarks");
    private final Sightings sightings = new Sightings();

    @Test
    void seesWhatComesAfterItHasStarted() {
        var topic = infrastructure.topic(Topics.PROVIDER_CALLS);
        sightings.sent("evt_before", System.nanoTime());
        topic.send("school/stripe", event("evt_before"), Map.of());
        EventFollower.start(infrastructure.kafkaBootstrap(), topic.name(), sightings);
        sightings.sent("evt_after", System.nanoTime());

        topic.send("school/stripe", event("evt_elsewhere"), Map.of());
        topic.send("school/stripe", event("evt_after"), Map.of());

        sightings.refused("evt_before");
        Visible visible = sightings.await(Duration.ofSeconds(20));
        assertThat(visible.missing()).isZero();
        assertThat(visible.seen()).isEqualTo(1);
    }

    private static String event(String delivery) {
        return """
                {"id":"1","payload":{"deliveryId":"evt_of_somebody_else"},"deliveryId":"%s","index":0}""".formatted(delivery);
    }
}
