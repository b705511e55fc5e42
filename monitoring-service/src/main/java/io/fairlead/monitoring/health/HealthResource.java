package io.fairlead.monitoring.health;

import io.fairlead.chassis.data.Transactions;
import io.fairlead.chassis.identity.Roles;
import io.fairlead.monitoring.integration.KnownIntegrations;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.Operation;

@Path("/api/v1/integrations/{name}/health")
@RolesAllowed(Roles.VIEWER)
class HealthResource {
    private final KnownIntegrations known;
    private final Transactions transactions;
    private final HealthBoard health;

    HealthResource(KnownIntegrations known, Transactions transactions, HealthBoard health) {
        this.known = known;
        this.transactions = transactions;
        this.health = health;
    }

    @GET
    @Operation(
            operationId = "integrationHealth",
            summary = "How an integration does, by its calls of the last 5 minutes")
    Uni<Health> get(@PathParam("name") String name) {
        return known.require(name)
                .chain(() -> transactions.inCurrentTenant(connection -> health.find(connection, name)))
                .map(found -> found.orElseGet(Health::unknown));
    }
}
