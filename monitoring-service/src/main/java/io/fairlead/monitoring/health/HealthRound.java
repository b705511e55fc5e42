package io.fairlead.monitoring.health;

import io.fairlead.chassis.data.Transactions;
import io.fairlead.chassis.identity.TenantId;
import io.fairlead.chassis.lease.Leases;
import io.fairlead.monitoring.integration.WatchedIntegrations;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;

/** Judges all integrations again as their calls grow old; one replica does it. */
@ApplicationScoped
class HealthRound {
    private static final String NAME = "health-round";
    private static final Duration LEASE = Duration.ofSeconds(40);

    private final Leases leases;
    private final WatchedIntegrations watched;
    private final Transactions transactions;
    private final HealthBoard health;

    HealthRound(Leases leases, WatchedIntegrations watched, Transactions transactions, HealthBoard health) {
        this.leases = leases;
        this.watched = watched;
        this.transactions = transactions;
        this.health = health;
    }

    @Scheduled(every = "{fairlead.health-round.every:15s}", identity = NAME)
    Uni<Void> run() {
        return leases.alone(NAME, LEASE, lease -> watched.eachTenant(this::judge))
                .replaceWithVoid();
    }

    private Uni<Void> judge(TenantId tenant, List<String> integrations) {
        return transactions.inTenant(tenant, connection -> health.judge(connection, integrations));
    }
}
