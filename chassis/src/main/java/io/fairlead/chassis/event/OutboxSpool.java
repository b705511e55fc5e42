package io.fairlead.chassis.event;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.fairlead.chassis.data.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The outbox as the buffer's second way out. */
@ApplicationScoped
class OutboxSpool {
    private final Transactions transactions;
    private final Outbox outbox;

    OutboxSpool(Transactions transactions, Outbox outbox) {
        this.transactions = transactions;
        this.outbox = outbox;
    }

    Uni<Void> write(List<BufferedEvent> events) {
        var pages = events.stream().collect(groupingBy(BufferedEvent::topic, mapping(BufferedEvent::event, toList())));
        return transactions.withoutTenant(connection -> outbox.append(connection, pages));
    }
}
