package io.fairlead.chassis.event;

import static java.util.stream.Collectors.toMap;

import io.fairlead.chassis.data.Transactions;
import io.fairlead.contracts.topic.Topic;
import io.fairlead.contracts.topic.Topics;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Which events have had their effect; remembered for longer than any topic can bring them again. */
@ApplicationScoped
class ConsumedEvents {
    private static final String REMEMBER = """
            insert into consumed_event (consumer, event_id) select $1, unnest($2::uuid[])
            on conflict do nothing
            returning event_id""";
    private static final String FORGET =
            "delete from consumed_event where consumed_at < clock_timestamp() - make_interval(secs => $1)";
    private static final Duration MEMORY = Topics.all().stream()
            .filter(topic -> topic.kind() == Topic.Kind.EVENTS)
            .flatMap(topic -> topic.retention().stream())
            .max(Duration::compareTo)
            .orElse(Duration.ofDays(7))
            .plusDays(1);

    private final Transactions transactions;

    ConsumedEvents(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Remembers the events in the transaction of their effect, and returns those that are new, each once. */
    <E> Uni<List<InboundEvent<E>>> remember(SqlConnection connection, String consumer, List<InboundEvent<E>> events) {
        Map<UUID, InboundEvent<E>> byId = events.stream()
                .collect(toMap(InboundEvent::id, event -> event, (first, again) -> first, LinkedHashMap::new));
        return connection
                .preparedQuery(REMEMBER)
                .execute(Tuple.of(consumer, byId.keySet().toArray(UUID[]::new)))
                .map(rows -> {
                    List<UUID> fresh = new ArrayList<>(rows.size());
                    for (Row row : rows) fresh.add(row.getUUID("event_id"));
                    byId.keySet().retainAll(fresh);
                    return List.copyOf(byId.values());
                });
    }

    @Scheduled(every = "1h", delayed = "10m", identity = "forget-consumed-events")
    Uni<Void> forget() {
        return transactions
                .withoutTenant(
                        connection -> connection.preparedQuery(FORGET).execute(Tuple.of((double) MEMORY.toSeconds())))
                .replaceWithVoid();
    }
}
