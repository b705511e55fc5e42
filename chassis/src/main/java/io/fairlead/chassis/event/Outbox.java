package io.fairlead.chassis.event;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Events that leave with the transaction that appends them, or not at all. Append after the row that the event is about
 * has been written: its lock is what keeps the events of a key in order.
 */
@ApplicationScoped
public class Outbox {
    private static final String INSERT = """
            insert into outbox (topic, keys, events)
            select %s, array(select json_array_elements_text(cast(cast(%s as text) as json))), cast(cast(%s as text) as json)""";
    private static final String INSERT_BY_CONNECTION = INSERT.formatted("$1", "$2", "$3");
    private static final String INSERT_BY_SESSION = INSERT.formatted(":topic", ":keys", ":page");

    private final EventEncoder encoder;

    public Outbox(EventEncoder encoder) {
        this.encoder = encoder;
    }

    public Uni<Void> append(SqlConnection connection, OutboundEvent... events) {
        return append(connection, List.of(events));
    }

    /** Events of one topic share a row. */
    public Uni<Void> append(SqlConnection connection, List<OutboundEvent> events) {
        return append(connection, pagesOf(events));
    }

    public Uni<Void> append(Mutiny.Session session, OutboundEvent... events) {
        return inOrder(pagesOf(List.of(events)), (topic, page) -> session.createNativeQuery(INSERT_BY_SESSION)
                .setParameter("topic", topic)
                .setParameter("keys", encoder.writeKeys(page))
                .setParameter("page", encoder.writePage(page))
                .executeUpdate()
                .replaceWithVoid());
    }

    Uni<Void> append(SqlConnection connection, Map<String, List<EncodedEvent>> pages) {
        return inOrder(pages, (topic, page) -> connection
                .preparedQuery(INSERT_BY_CONNECTION)
                .execute(Tuple.of(topic, encoder.writeKeys(page), encoder.writePage(page)))
                .replaceWithVoid());
    }

    private Map<String, List<EncodedEvent>> pagesOf(List<OutboundEvent> events) {
        return events.stream()
                .collect(groupingBy(OutboundEvent::topic, LinkedHashMap::new, mapping(encoder::encode, toList())));
    }

    private static Uni<Void> inOrder(
            Map<String, List<EncodedEvent>> pages, BiFunction<String, List<EncodedEvent>, Uni<Void>> insert) {
        Uni<Void> all = Uni.createFrom().voidItem();
        for (var page : pages.entrySet()) all = all.chain(() -> insert.apply(page.getKey(), page.getValue()));
        return all;
    }
}
