package io.fairlead.webhook.integration;

import io.fairlead.chassis.data.Transactions;
import io.fairlead.chassis.identity.TenantId;
import io.fairlead.chassis.problem.Failure;
import io.fairlead.contracts.problem.ProblemCode;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Which integrations there are: what was told, and for what was not told yet, what the owner says. */
@ApplicationScoped
public class KnownIntegrations {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);
    private static final String CONNECTOR = "select connector from integration where name = $1";
    private static final String TOLD = "select name from integration where name = any ($1)";

    private final Transactions transactions;
    private final IntegrationOwner owner;

    KnownIntegrations(Transactions transactions, IntegrationOwner owner) {
        this.transactions = transactions;
        this.owner = owner;
    }

    /** The connector of a tenant's integration; empty when there is no such integration. */
    public Uni<Optional<String>> connectorOf(TenantId tenant, String name) {
        return transactions
                .inTenant(
                        tenant,
                        connection -> connection.preparedQuery(CONNECTOR).execute(Tuple.of(name)))
                .chain(rows -> rows.size() > 0
                        ? Uni.createFrom()
                                .item(Optional.of(rows.iterator().next().getString("connector")))
                        : askOwner(tenant, name));
    }

    /** Those of the names that were told of, read in the transaction at hand. */
    public Uni<Set<String>> toldOf(SqlConnection connection, Collection<String> names) {
        return connection
                .preparedQuery(TOLD)
                .execute(Tuple.of(names.toArray(String[]::new)))
                .map(rows -> {
                    Set<String> told = new HashSet<>();
                    for (Row row : rows) told.add(row.getString("name"));
                    return told;
                });
    }

    private Uni<Optional<String>> askOwner(TenantId tenant, String name) {
        return owner.connectorOf(tenant, name).onFailure().transform(failure -> Failure.of(
                        ProblemCode.SERVICE_UNAVAILABLE, "Whether there is such an integration is not known now.")
                .retryAfter(RETRY_AFTER)
                .because(failure));
    }
}
