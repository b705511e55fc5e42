package io.fairlead.connector.catalog;

import io.fairlead.chassis.data.Transactions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.UUID;

/** What lies in the folder of each replica that was heard of lately. */
@ApplicationScoped
class ReplicaFolders {
    private static final String TELL = """
            insert into connector_folder (replica, connectors, seen_at) values ($1, $2, clock_timestamp())
            on conflict (replica) do update set connectors = excluded.connectors, seen_at = excluded.seen_at""";
    private static final String FORGET = """
            delete from connector_folder where replica in (
                select replica from connector_folder
                where seen_at < clock_timestamp() - make_interval(secs => $1) for update skip locked)""";

    private final Transactions transactions;

    ReplicaFolders(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Says what lies in a replica's folder, and forgets replicas that have said nothing for so long. */
    Uni<Void> tell(UUID replica, Collection<String> connectors, Duration rememberFor) {
        return execute(TELL, Tuple.of(replica, connectors.toArray(String[]::new)))
                .chain(() -> execute(FORGET, Tuple.of((double) rememberFor.toMillis() / 1_000)));
    }

    private Uni<Void> execute(String sql, Tuple parameters) {
        return transactions.withoutTenant(
                connection -> connection.preparedQuery(sql).execute(parameters).replaceWithVoid());
    }
}
