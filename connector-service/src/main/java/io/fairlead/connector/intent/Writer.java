package io.fairlead.connector.intent;

import io.fairlead.chassis.data.Transactions;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** This process as one that writes. As long as it says that it is alive, its open intents are calls under way. */
@ApplicationScoped
class Writer {
    private static final String ALIVE = """
            insert into writer (id, seen_at) values ($1, clock_timestamp())
            on conflict (id) do update set seen_at = excluded.seen_at""";

    private final Transactions transactions;
    private final UUID id = UUID.randomUUID();

    Writer(Transactions transactions) {
        this.transactions = transactions;
    }

    UUID id() {
        return id;
    }

    @Scheduled(every = "3s", identity = "writer-alive")
    Uni<Void> alive() {
        return transactions
                .withoutTenant(connection -> connection.preparedQuery(ALIVE).execute(Tuple.of(id)))
                .replaceWithVoid();
    }
}
