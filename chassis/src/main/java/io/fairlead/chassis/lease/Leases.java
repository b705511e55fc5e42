package io.fairlead.chassis.lease;

import io.fairlead.chassis.data.Transactions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Leases of this service's replicas. Only PostgreSQL's clock decides when one has run out. */
@ApplicationScoped
public class Leases {
    private static final String TAKE_OR_RENEW = """
            insert into lease as held (name, holder, number, expires_at)
            values ($1, $2, 1, clock_timestamp() + make_interval(secs => $3))
            on conflict (name) do update set
                holder = excluded.holder,
                number = case when held.holder = excluded.holder and held.expires_at > clock_timestamp()
                              then held.number else held.number + 1 end,
                expires_at = excluded.expires_at
            where held.holder = excluded.holder or held.expires_at <= clock_timestamp()
            returning number""";
    private static final String STILL_HELD =
            "select 1 from lease where name = $1 and number = $2 and holder = $3 for share";
    private static final String RELEASE =
            "update lease set expires_at = '-infinity' where name = $1 and number = $2 and holder = $3";

    private final Transactions transactions;
    private final String holder;

    @Inject
    public Leases(Transactions transactions) {
        this(transactions, UUID.randomUUID().toString());
    }

    public Leases(Transactions transactions, String holder) {
        this.transactions = transactions;
        this.holder = holder;
    }

    /** Takes the lease, or prolongs it when this process already holds it; empty while another one does. */
    public Uni<Optional<Lease>> acquire(String name, Duration ttl) {
        return transactions
                .withoutTenant(connection ->
                        execute(connection, TAKE_OR_RENEW, Tuple.of(name, holder, ttl.toMillis() / 1000.0)))
                .map(rows -> first(rows).map(row -> new Lease(name, holder, row.getLong("number"))));
    }

    /** Fails with {@link LeaseLost} when the lease changed hands; until the transaction ends it cannot. */
    public Uni<Void> guard(SqlConnection connection, Lease lease) {
        return execute(connection, STILL_HELD, identityOf(lease))
                .invoke(rows -> {
                    if (rows.rowCount() == 0) throw new LeaseLost(lease);
                })
                .replaceWithVoid();
    }

    /** Gives the lease back, so that the next holder need not wait for it to run out. */
    public Uni<Void> release(Lease lease) {
        return transactions
                .withoutTenant(connection -> execute(connection, RELEASE, identityOf(lease)))
                .replaceWithVoid();
    }

    /**
     * Does a piece of work that one replica does at a time, and says whether it was this one. The lease is kept until it
     * runs out, so that work done on every tick stays with one replica.
     */
    public Uni<Boolean> alone(String name, Duration ttl, Function<Lease, Uni<Void>> work) {
        return acquire(name, ttl)
                .chain(lease -> lease.isEmpty()
                        ? Uni.createFrom().item(false)
                        : work.apply(lease.get()).replaceWith(true));
    }

    private static Tuple identityOf(Lease lease) {
        return Tuple.of(lease.name(), lease.number(), lease.holder());
    }

    private static Uni<RowSet<Row>> execute(SqlConnection connection, String sql, Tuple parameters) {
        return connection.preparedQuery(sql).execute(parameters);
    }

    private static Optional<Row> first(RowSet<Row> rows) {
        return rows.size() == 0 ? Optional.empty() : Optional.of(rows.iterator().next());
    }
}
