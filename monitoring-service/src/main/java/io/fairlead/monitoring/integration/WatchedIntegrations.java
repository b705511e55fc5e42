package io.fairlead.monitoring.integration;

import io.fairlead.chassis.data.Transactions;
import io.fairlead.chassis.identity.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.function.BiFunction;

/** Which integrations jobs have to look at; the way for them to go through all tenants, one after the other. */
@ApplicationScoped
public class WatchedIntegrations {
    private static final String BY_TENANT = """
            select tenant, array_agg(integration order by integration) as integrations
            from watched_integration
            group by tenant
            order by tenant""";

    private static final String WATCH = """
            insert into watched_integration (tenant, integration)
            select current_tenant(), integration from unnest($1::text[]) integration
            order by integration
            on conflict do nothing""";
    private static final String LEAVE_FORGOTTEN = """
            delete from watched_integration watched
            where tenant = current_tenant()
              and not exists (select from integration where name = watched.integration)
              and not exists (select from call where integration = watched.integration)
              and not exists (select from metric_window where integration = watched.integration)""";

    private final Transactions transactions;

    WatchedIntegrations(Transactions transactions) {
        this.transactions = transactions;
    }

    public Uni<Void> watch(SqlConnection connection, Collection<String> integrations) {
        return connection
                .preparedQuery(WATCH)
                .execute(Tuple.of(integrations.toArray(String[]::new)))
                .replaceWithVoid();
    }

    /** Leaves the tenant's integrations that are gone and of which nothing is kept any more. */
    public Uni<Void> leaveForgotten(SqlConnection connection) {
        return connection.query(LEAVE_FORGOTTEN).execute().replaceWithVoid();
    }

    public Uni<Void> eachTenant(BiFunction<TenantId, List<String>, Uni<Void>> work) {
        return transactions
                .withoutTenant(connection -> connection.query(BY_TENANT).execute())
                .chain(rows -> {
                    Uni<Void> all = Uni.createFrom().voidItem();
                    for (Row row : rows)
                        all = all.chain(() -> work.apply(
                                new TenantId(row.getString("tenant")), List.of(row.getArrayOfStrings("integrations"))));
                    return all;
                });
    }
}
