package io.fairlead.contracts.topic;

import io.fairlead.contracts.topic.Topic.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All topics, declared once: the launcher, the tests and the cluster's topic job create them from here. */
public final class Topics {
    private static final int MIB = 1_048_576;

    /** Every connector of the installation: how a new one reaches all services without a release. */
    public static final Topic CONNECTOR_DEFINITIONS =
            new Topic("connector-definitions.v1", "connector", Kind.STATE, 1, Optional.empty(), MIB);

    /** Public settings of every integration; never a secret. */
    public static final Topic INTEGRATIONS =
            new Topic("integrations.v1", "tenant/integration", Kind.STATE, 1, Optional.empty(), MIB);

    /** What waits for a person, of every service. */
    public static final Topic DEAD_LETTERS =
            new Topic("dead-letters.v1", "tenant/service/id", Kind.STATE, 1, Optional.empty(), MIB);

    /** One record for each external call. */
    public static final Topic PROVIDER_CALLS =
            new Topic("provider-calls.v1", "tenant/integration", Kind.EVENTS, 12, Optional.of(Duration.ofDays(7)), MIB);

    /** A webhook body of 4 MiB, the most an endpoint may be set to take, in base64 and with its headers. */
    private static final int WEBHOOK_BYTES = 6 * MIB;

    /** Verified deliveries as they came, read by the service that took them only. */
    public static final Topic WEBHOOK_INTAKE =
            new Topic("webhook-intake.v1", "endpoint", Kind.EVENTS, 12, Optional.of(Duration.ofDays(7)), WEBHOOK_BYTES);

    /** What happened at providers, each event once and attributed. */
    public static final Topic WEBHOOK_EVENTS = new Topic(
            "webhook-events.v1",
            "tenant/integration/entity",
            Kind.EVENTS,
            12,
            Optional.of(Duration.ofDays(7)),
            WEBHOOK_BYTES);

    /** Changes of synchronised records. */
    public static final Topic RECORD_CHANGES = new Topic(
            "record-changes.v1", "tenant/stream/record", Kind.EVENTS, 12, Optional.of(Duration.ofDays(7)), MIB);

    /** How far synchronisations are, and how they ended. */
    public static final Topic SYNC_PROGRESS =
            new Topic("sync-progress.v1", "tenant/run", Kind.EVENTS, 12, Optional.of(Duration.ofDays(7)), MIB);

    private static final List<Topic> DECLARED = List.of(
            CONNECTOR_DEFINITIONS,
            INTEGRATIONS,
            DEAD_LETTERS,
            PROVIDER_CALLS,
            WEBHOOK_INTAKE,
            WEBHOOK_EVENTS,
            RECORD_CHANGES,
            SYNC_PROGRESS);

    private static final List<Topic> ALL = DECLARED.stream()
            .flatMap(topic -> topic.kind() == Kind.EVENTS ? Stream.of(topic, topic.deadLetters()) : Stream.of(topic))
            .toList();

    private Topics() {}

    /** Every topic to create, dead-letter topics included. */
    public static List<Topic> all() {
        return ALL;
    }
}
