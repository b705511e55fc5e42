package io.fairlead.connector.catalog;

import io.fairlead.chassis.identity.Roles;
import io.fairlead.chassis.page.Page;
import io.fairlead.chassis.page.PageQuery;
import io.fairlead.chassis.problem.Failure;
import io.fairlead.contracts.problem.ProblemCode;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What can be integrated. The same for every tenant. */
@Path("/api/v1/connectors")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.VIEWER, Roles.SERVICE, Roles.PLATFORM})
@NonBlocking
@Tag(name = "Connectors")
public class ConnectorResource {
    private static final String LIST = "connectors";

    private final Catalog catalog;

    ConnectorResource(Catalog catalog) {
        this.catalog = catalog;
    }

    @GET
    @Operation(operationId = "listConnectors", summary = "The connectors of this installation, by id")
    public Page<ConnectorSummary> list(@BeanParam PageQuery query) {
        var request = query.request();
        var after = request.after(LIST, 1).map(List::getFirst).orElse("");
        var found = catalog.entries().stream()
                .filter(entry -> entry.id().compareTo(after) > 0)
                .limit(request.fetch())
                .map(ConnectorSummary::of)
                .toList();
        return Page.of(request, found, LIST, summary -> List.of(summary.id()));
    }

    @GET
    @Path("/{id}")
    @Operation(
            operationId = "getConnector",
            summary =
                    "One connector: its settings and credentials, and each operation with schemas and an example call")
    public ConnectorView get(String id) {
        return catalog.entry(id)
                .map(ConnectorView::of)
                .orElseThrow(() -> Failure.of(ProblemCode.NOT_FOUND, "There is no such connector."));
    }
}
