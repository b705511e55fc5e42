package io.fairlead.monitoring.retention;

import io.fairlead.chassis.data.Transactions;
import io.fairlead.chassis.identity.TenantId;
import io.fairlead.chassis.lease.Leases;
import io.fairlead.monitoring.integration.WatchedIntegrations;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Deletes what has been kept long enough, tenant by tenant, in portions; one replica does it. */
@ApplicationScoped
class Retention {
    private static final String NAME = "retention";
    private static final Duration LEASE = Duration.ofMinutes(30);
    private static final int PORTION = 5_000;
    private static final String CALLS = """
            delete from call where tenant = current_tenant() and (started_at, id) in (
                select started_at, id from call
                where started_at < now() - make_interval(secs => $1) order by started_at limit $2)""";
    private static final String WINDOWS = """
            delete from metric_window where tenant = current_tenant() and (integration, starts_at, operation) in (
                select integration, starts_at, operation from metric_window
                where starts_at < now() - make_interval(secs => $1) limit $2)""";
    private static final String CHANGES = """
            delete from health_change where tenant = current_tenant() and (integration, since) in (
                select integration, since from health_change
                where since < now() - make_interval(secs => $1) limit $2)""";

    private final Leases leases;
    private final WatchedIntegrations watched;
    private final Transactions transactions;
    private final RetentionConfig config;

    Retention(Leases leases, WatchedIntegrations watched, Transactions transactions, RetentionConfig config) {
        this.leases = leases;
        this.watched = watched;
        this.transactions = transactions;
        this.config = config;
    }

    @Scheduled(every = "1h", delayed = "5m", identity = NAME)
    Uni<Void> run() {
        return leases.alone(NAME, LEASE, lease -> watched.eachTenant((tenant, integrations) -> clean(tenant)))
                .replaceWithVoid();
    }

    private Uni<Void> clean(TenantId tenant) {
        return delete(tenant, CALLS, config.calls())
                .chain(() -> delete(tenant, WINDOWS, config.windows()))
                .chain(() -> delete(tenant, CHANGES, config.windows()))
                .chain(() -> transactions.inTenant(tenant, watched::leaveForgotten));
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
