package io.fairlead.monitoring.health;

import io.fairlead.chassis.data.Transactions;
import io.fairlead.chassis.identity.Roles;
import io.fairlead.monitoring.integration.KnownIntegrations;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/integrations/{name}/health")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.VIEWER)
@Tag(name = "Monitoring")
public class HealthResource {
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
    public Uni<Health> get(@PathParam("name") String name) {
        return known.require(name)
                .chain(() -> transactions.inCurrentTenant(connection -> health.find(connection, name)))
                .map(found -> found.orElseGet(Health::unknown));
    }
}
