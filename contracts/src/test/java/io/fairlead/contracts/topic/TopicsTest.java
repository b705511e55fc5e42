package io.fairlead.contracts.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.fairlead.contracts.topic.Topic.Kind;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TopicsTest {
    @Test
    void everyStreamOfEventsHasItsDeadLetters() {
        assertThat(Topics.all())
                .filteredOn(topic -> topic.kind() == Kind.EVENTS)
                .isNotEmpty()
                .allSatisfy(topic -> assertThat(Topics.all()).contains(topic.deadLetters()));
    }

    @Test
    void stateHasOnePartitionAndIsNeverExpired() {
        assertThat(Topics.all())
                .filteredOn(topic -> topic.kind() == Kind.STATE)
                .isNotEmpty()
                .allSatisfy(topic -> {
                    assertThat(topic.partitions()).isEqualTo(1);
                    assertThat(topic.retention()).isEmpty();
                });
    }

    @Test
    void aTopicWithoutAVersionCannotBeDeclared() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Topic("calls", "tenant", Kind.EVENTS, 1, Optional.of(Duration.ofDays(1)), 1024))
                .withMessageContaining("version");
    }
}
