package io.fairlead.webhook.event;

import io.fairlead.chassis.data.Transactions;
import io.fairlead.chassis.identity.TenantId;
import io.fairlead.chassis.lease.Leases;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Deletes what has been kept long enough, tenant by tenant, in portions; one replica does it. */
@ApplicationScoped
class Retention {
    private static final String NAME = "webhook-retention";
    private static final Duration LEASE = Duration.ofMinutes(30);
    private static final int PORTION = 5_000;
    private static final String TENANTS = "select tenant from webhook_tenant order by tenant";
    private static final String EVENTS = """
            delete from event where id in (
                select id from event
                where state in ('published', 'discarded') and received_at < now() - make_interval(secs => $1)
                order by received_at limit $2)""";
    private static final String RECEIPTS = """
            delete from receipt where (endpoint, key) in (
                select endpoint, key from receipt where received_at < now() - make_interval(secs => $1) limit $2)""";
    private static final String SECRETS = "delete from endpoint_secret where valid_until <= clock_timestamp()";

    private final Leases leases;
    private final Transactions transactions;
    private final RetentionConfig config;

    Retention(Leases leases, Transactions transactions, RetentionConfig config) {
        if (config.receipts().compareTo(config.events()) < 0)
            throw new IllegalArgumentException(
                    "fairlead.webhook.retention.receipts must not be shorter than fairlead.webhook.retention.events");
        this.leases = leases;
        this.transactions = transactions;
        this.config = config;
    }

    @Scheduled(every = "1h", delayed = "5m", identity = NAME)
    Uni<Void> run() {
        return leases.alone(NAME, LEASE, lease -> eachTenant()).replaceWithVoid();
    }

    Uni<Void> eachTenant() {
        return transactions.withoutTenant(Retention::tenants).chain(tenants -> Multi.createFrom()
                .iterable(tenants)
                .onItem()
                .transformToUniAndConcatenate(this::clean)
                .collect()
                .last()
                .replaceWithVoid());
    }

    private static Uni<List<TenantId>> tenants(SqlConnection connection) {
        return connection.query(TENANTS).execute().map(rows -> {
            List<TenantId> tenants = new ArrayList<>();
            for (Row row : rows) tenants.add(new TenantId(row.getString("tenant")));
            return tenants;
        });
    }

    private Uni<Void> clean(TenantId tenant) {
        return delete(tenant, EVENTS, config.events())
                .chain(() -> delete(tenant, RECEIPTS, config.receipts()))
                .chain(() -> transactions.inTenant(
                        tenant, connection -> connection.query(SECRETS).execute()))
                .replaceWithVoid();
    }

    private Uni<Void> delete(TenantId tenant, String sql, Duration age) {
        return transactions
                .inTenant(tenant, connection -> connection
                        .preparedQuery(sql)
                        .execute(Tuple.of((double) age.toSeconds(), PORTION)))
                .chain(deleted ->
                        deleted.rowCount() < PORTION ? Uni.createFrom().voidItem() : delete(tenant, sql, age));
    }
}
