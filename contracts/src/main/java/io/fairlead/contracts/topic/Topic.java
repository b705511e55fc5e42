package io.fairlead.contracts.topic;

import java.time.Duration;
import java.util.Optional;

/**
 * One Kafka topic of the suite.
 *
 * @param name the name without an installation's prefix; ends in its version
 * @param key what a record's key consists of, its parts separated by {@code /}
 * @param kind whether it carries state or a stream of events
 * @param partitions how many partitions it is created with
 * @param retention how long records are kept; empty for compacted topics, whose last value stays
 * @param maxMessageBytes the largest record batch the broker accepts
 */
public record Topic(
        String name, String key, Kind kind, int partitions, Optional<Duration> retention, int maxMessageBytes) {

    public enum Kind {
        /** Compacted: the last value of each key is the truth, a null value deletes. */
        STATE,
        /** One record an event, deleted when its retention has passed. */
        EVENTS,
        /** Records that failed by themselves, waiting for a command that sends them back. */
        DEAD_LETTERS
    }

    public Topic {
        if (!name.matches("[a-z]+(-[a-z]+)*\\.v\\d+(\\.dlq)?"))
            throw new IllegalArgumentException(
                    "topic name '%s' must be kebab-case and end in a version".formatted(name));
        if (partitions < 1) throw new IllegalArgumentException("topic '%s' needs a partition".formatted(name));
        if ((kind == Kind.STATE) == retention.isPresent())
            throw new IllegalArgumentException("topic '%s': state is kept, events expire".formatted(name));
    }

    /** The topic that takes what this one's consumers could not apply. */
    public Topic deadLetters() {
        return new Topic(
                name + ".dlq", key, Kind.DEAD_LETTERS, 1, Optional.of(Duration.ofDays(30)), maxMessageBytes + 65_536);
    }
}
