package io.fairlead.chassis.secret;

import io.fairlead.chassis.data.Transactions;
import io.fairlead.chassis.identity.TenantId;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The data keys in this service's own schema. */
@ApplicationScoped
class StoredDataKeys implements DataKeys {

    private static final String FIND = "select number, wrapped from data_key where number = $1";
    private static final String ALL = "select number, wrapped from data_key order by number";
    private static final String ADD = """
            insert into data_key (tenant, number, wrapped) values ($1, $2, $3)
            on conflict (tenant, number) do nothing""";
    private static final String ADD_OWNER = "insert into data_key_owner (tenant) values ($1) on conflict do nothing";
    private static final String REWRAP =
            "update data_key set wrapped = $3, wrapped_at = clock_timestamp() where number = $1 and wrapped = $2";
    private static final String OWNERS = "select tenant from data_key_owner order by tenant";

    private final Transactions transactions;

    StoredDataKeys(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Uni<Optional<WrappedKey>> find(TenantId tenant, int number) {
        return transactions.inTenant(tenant, connection -> find(connection, number));
    }

    @Override
    public Uni<WrappedKey> addIfAbsent(TenantId tenant, WrappedKey key) {
        return transactions.inTenant(
                tenant, connection -> execute(connection, ADD, Tuple.of(tenant.value(), key.number(), key.wrapped()))
                        .chain(() -> execute(connection, ADD_OWNER, Tuple.of(tenant.value())))
                        .chain(() -> find(connection, key.number()))
                        .map(Optional::orElseThrow));
    }

    @Override
    public Multi<WrappedKey> of(TenantId tenant) {
        return transactions
                .inTenant(tenant, connection -> execute(connection, ALL, Tuple.tuple()))
                .onItem()
                .transformToMulti(rows -> Multi.createFrom().iterable(rows))
                .map(StoredDataKeys::key);
    }

    @Override
    public Uni<Void> rewrapped(TenantId tenant, WrappedKey before, WrappedKey after) {
        return transactions
                .inTenant(
                        tenant,
                        connection -> execute(
                                connection, REWRAP, Tuple.of(before.number(), before.wrapped(), after.wrapped())))
                .replaceWithVoid();
    }

    @Override
    public Multi<TenantId> tenants() {
        return transactions
                .withoutTenant(connection -> execute(connection, OWNERS, Tuple.tuple()))
                .onItem()
                .transformToMulti(rows -> Multi.createFrom().iterable(rows))
                .map(row -> new TenantId(row.getString("tenant")));
    }

    private static Uni<Optional<WrappedKey>> find(SqlConnection connection, int number) {
        return execute(connection, FIND, Tuple.of(number))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(key(rows.iterator().next())));
    }

    private static WrappedKey key(Row row) {
        return new WrappedKey(row.getInteger("number"), row.getString("wrapped"));
    }

    private static Uni<RowSet<Row>> execute(SqlConnection connection, String sql, Tuple parameters) {
        return connection.preparedQuery(sql).execute(parameters);
    }
}
