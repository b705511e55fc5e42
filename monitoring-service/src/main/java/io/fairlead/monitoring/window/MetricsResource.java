package io.fairlead.monitoring.window;

import io.fairlead.chassis.identity.Roles;
import io.fairlead.chassis.page.Page;
import io.fairlead.chassis.page.PageRequest;
import io.fairlead.monitoring.integration.KnownIntegrations;
import io.fairlead.monitoring.query.TimeRange;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/integrations/{name}/metrics")
@RolesAllowed(Roles.VIEWER)
class MetricsResource {
    private final KnownIntegrations known;
    private final WindowHistory history;

    MetricsResource(KnownIntegrations known, WindowHistory history) {
        this.known = known;
        this.history = history;
    }

    @GET
    @Operation(operationId = "integrationMetrics", summary = "Volume, success and durations in windows of 5 minutes")
    Uni<Page<Window>> list(
            @PathParam("name") String name,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("operation") @Nullable String operation,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        TimeRange time = TimeRange.of(from, to);
        PageRequest page = PageRequest.of(limit, cursor);
        return known.require(name).chain(() -> history.list(name, time, operation, page));
    }
}
