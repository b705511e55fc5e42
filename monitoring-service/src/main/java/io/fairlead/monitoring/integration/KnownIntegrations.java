package io.fairlead.monitoring.integration;

import io.fairlead.chassis.data.Transactions;
import io.fairlead.chassis.identity.CurrentTenant;
import io.fairlead.chassis.problem.Failure;
import io.fairlead.contracts.problem.ProblemCode;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Which integrations there are: what was told, and for what was not told yet, what the owner says. */
@ApplicationScoped
public class KnownIntegrations {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);
    private static final String EXISTS = "select 1 from integration where name = $1";

    private final Transactions transactions;
    private final CurrentTenant currentTenant;
    private final IntegrationOwner owner;

    KnownIntegrations(Transactions transactions, CurrentTenant currentTenant, IntegrationOwner owner) {
        this.transactions = transactions;
        this.currentTenant = currentTenant;
        this.owner = owner;
    }

    /** Fails with {@code not-found} when the caller's tenant has no integration of the name. */
    public Uni<Void> require(String name) {
        return transactions
                .inCurrentTenant(connection -> connection.preparedQuery(EXISTS).execute(Tuple.of(name)))
                .chain(rows -> rows.size() > 0 ? Uni.createFrom().item(true) : askOwner(name))
                .invoke(exists -> {
                    if (!exists) throw Failure.of(ProblemCode.NOT_FOUND, "There is no such integration.");
                })
                .replaceWithVoid();
    }

    private Uni<Boolean> askOwner(String name) {
        return owner.has(currentTenant.require(), name).onFailure().transform(failure -> Failure.of(
                        ProblemCode.SERVICE_UNAVAILABLE, "Whether there is such an integration is not known now.")
                .retryAfter(RETRY_AFTER)
                .because(failure));
    }
}
