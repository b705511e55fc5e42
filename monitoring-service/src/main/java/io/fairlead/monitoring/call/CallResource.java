package io.fairlead.monitoring.call;

import io.fairlead.chassis.identity.Roles;
import io.fairlead.chassis.page.Page;
import io.fairlead.chassis.page.PageQuery;
import io.fairlead.contracts.event.ProviderCall;
import io.fairlead.monitoring.query.TimeRange;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/calls")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.VIEWER)
@Tag(name = "Monitoring")
public class CallResource {
    private final CallLog log;

    CallResource(CallLog log) {
        this.log = log;
    }

    @GET
    @Operation(operationId = "listCalls", summary = "External calls, newest first")
    public Uni<Page<ProviderCall>> list(
            @QueryParam("integration") @Nullable String integration,
            @QueryParam("operation") @Nullable String operation,
            @QueryParam("outcome") @Nullable String outcome,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("traceId") @Nullable String traceId,
            @BeanParam PageQuery page) {
        return log.list(
                new CallFilter(integration, operation, outcome, TimeRange.of(from, to), traceId), page.request());
    }
}
