package io.fairlead.monitoring.window;

import io.fairlead.chassis.identity.Roles;
import io.fairlead.chassis.page.Page;
import io.fairlead.chassis.page.PageQuery;
import io.fairlead.chassis.page.PageRequest;
import io.fairlead.monitoring.integration.KnownIntegrations;
import io.fairlead.monitoring.query.TimeRange;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/integrations/{name}/metrics")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.VIEWER)
@Tag(name = "Monitoring")
public class MetricsResource {
    private final KnownIntegrations known;
    private final WindowHistory history;

    MetricsResource(KnownIntegrations known, WindowHistory history) {
        this.known = known;
        this.history = history;
    }

    @GET
    @Operation(operationId = "integrationMetrics", summary = "Volume, success and durations in windows of 5 minutes")
    public Uni<Page<Window>> list(
            @PathParam("name") String name,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("operation") @Nullable String operation,
            @BeanParam PageQuery page) {
        TimeRange time = TimeRange.of(from, to);
        PageRequest request = page.request();
        return known.require(name).chain(() -> history.list(name, time, operation, request));
    }
}
