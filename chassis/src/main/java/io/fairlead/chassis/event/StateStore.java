package io.fairlead.chassis.event;

import io.fairlead.chassis.data.Transactions;
import io.fairlead.chassis.identity.TenantId;
import io.fairlead.contracts.topic.Topic;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/** Keeps a copy and the revisions it has, each change of both in one transaction. */
final class StateStore<V> {
    private static final String RAISE = """
            insert into state_copy as copy (topic, key, revision) values ($1, $2, $3)
            on conflict (topic, key) do update set revision = excluded.revision
            where copy.revision < excluded.revision""";
    private static final String DROP = "delete from state_copy where topic = $1 and key = $2 and revision <= $3";
    private static final String GONE =
            "select key, revision from state_copy where topic = $1 and revision <= $2 and key <> all ($3::text[])";

    private final Transactions transactions;
    private final Topic topic;
    private final StateCopy<V> copy;

    StateStore(Transactions transactions, Topic topic, StateCopy<V> copy) {
        this.transactions = transactions;
        this.topic = topic;
        this.copy = copy;
    }

    boolean understands(V value) {
        return copy.understands(value);
    }

    /** Takes a change unless the copy already has it or a later one. */
    Uni<Void> take(StateChange<V> change) {
        V value = change.value();
        return inTransactionOf(
                change.key(),
                connection -> value == null
                        ? ifChanged(connection, DROP, change, () -> copy.remove(connection, change.key()))
                        : ifChanged(connection, RAISE, change, () -> copy.put(connection, change.key(), value)));
    }

    /** Removes what is neither among the keys nor newer than the revision. */
    Uni<Void> keepOnly(Collection<String> keys, long revision) {
        return transactions
                .withoutTenant(connection -> connection
                        .preparedQuery(GONE)
                        .execute(Tuple.of(topic.name(), revision, keys.toArray(String[]::new))))
                .chain(rows -> {
                    List<StateChange<V>> gone = new ArrayList<>();
                    for (Row row : rows)
                        gone.add(new StateChange<>(row.getString("key"), row.getLong("revision"), null));
                    return takeAll(gone);
                });
    }

    Uni<Void> takeAll(Collection<StateChange<V>> changes) {
        Uni<Void> all = Uni.createFrom().voidItem();
        for (StateChange<V> change : changes) all = all.chain(() -> take(change));
        return all;
    }

    private Uni<Void> ifChanged(
            SqlConnection connection, String sql, StateChange<V> change, java.util.function.Supplier<Uni<Void>> then) {
        return connection
                .preparedQuery(sql)
                .execute(Tuple.of(topic.name(), change.key(), change.revision()))
                .chain(rows -> rows.rowCount() == 0 ? Uni.createFrom().voidItem() : then.get());
    }

    private Uni<Void> inTransactionOf(String key, Function<SqlConnection, Uni<Void>> work) {
        return topic.key().startsWith("tenant")
                ? transactions.inTenant(new TenantId(key.split("/", 2)[0]), work)
                : transactions.withoutTenant(work);
    }
}
