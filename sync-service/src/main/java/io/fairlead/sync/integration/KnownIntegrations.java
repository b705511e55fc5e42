package io.fairlead.sync.integration;

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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which integrations there are: what was told, and for what was not told yet, what the owner says. */
@ApplicationScoped
public class KnownIntegrations {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);
    private static final String TOLD = "select name, connector, enabled from integration where name = any ($1)";

    private final Transactions transactions;
    private final IntegrationOwner owner;

    KnownIntegrations(Transactions transactions, IntegrationOwner owner) {
        this.transactions = transactions;
        this.owner = owner;
    }

    /** A tenant's integration; empty when there is none of the name. */
    public Uni<Optional<KnownIntegration>> find(TenantId tenant, String name) {
        return transactions
                .inTenant(tenant, connection -> told(connection, List.of(name)))
                .chain(told -> told.containsKey(name)
                        ? Uni.createFrom().item(Optional.of(told.get(name)))
                        : askOwner(tenant, name));
    }

    /** Those of the names that were told of, read in the transaction at hand. */
    public Uni<Map<String, KnownIntegration>> told(SqlConnection connection, Collection<String> names) {
        return connection
                .preparedQuery(TOLD)
                .execute(Tuple.of(names.toArray(String[]::new)))
                .map(rows -> {
                    Map<String, KnownIntegration> told = new HashMap<>();
                    for (Row row : rows)
                        told.put(
                                row.getString("name"),
                                new KnownIntegration(row.getString("connector"), row.getBoolean("enabled")));
                    return told;
                });
    }

    private Uni<Optional<KnownIntegration>> askOwner(TenantId tenant, String name) {
        return owner.find(tenant, name).onFailure().transform(failure -> Failure.of(
                        ProblemCode.SERVICE_UNAVAILABLE, "Whether there is such an integration is not known now.")
                .retryAfter(RETRY_AFTER)
                .because(failure));
    }
}
