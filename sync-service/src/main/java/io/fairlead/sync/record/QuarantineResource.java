package io.fairlead.sync.record;

import io.fairlead.chassis.data.Transactions;
import io.fairlead.chassis.identity.Roles;
import io.fairlead.chassis.page.Page;
import io.fairlead.chassis.page.PageQuery;
import io.fairlead.chassis.page.PageRequest;
import io.fairlead.chassis.problem.Failure;
import io.fairlead.contracts.problem.ProblemCode;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/quarantine")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Records")
public class QuarantineResource {
    private final Transactions transactions;
    private final QuarantineLog log;

    QuarantineResource(Transactions transactions, QuarantineLog log) {
        this.transactions = transactions;
        this.log = log;
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(
            operationId = "listQuarantine",
            summary = "What providers sent that does not fit its stream's schema",
            description = "With the reasons and the provider's own body. It leaves by itself when something that fits"
                    + " comes under the same key.")
    public Uni<Page<QuarantinedView>> list(
            @QueryParam("integration") @Nullable String integration,
            @QueryParam("stream") @Nullable String stream,
            @BeanParam PageQuery page) {
        PageRequest request = page.request();
        return transactions
                .inCurrentTenant(connection -> log.page(connection, integration, stream, request))
                .map(found -> Page.of(
                        request,
                        found,
                        QuarantineLog.LIST,
                        item -> List.of(item.id().toString())));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Roles.VIEWER)
    @Operation(operationId = "getQuarantined", summary = "One of them")
    public Uni<QuarantinedView> get(UUID id) {
        return transactions
                .inCurrentTenant(connection -> log.find(connection, id))
                .map(found -> found.orElseThrow(QuarantineResource::notFound));
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(Roles.OPERATOR)
    @Operation(
            operationId = "discardQuarantined",
            summary = "Take one out of quarantine",
            description = "It comes back when the provider sends it again as it is.")
    @APIResponse(responseCode = "204", description = "Discarded.")
    public Uni<Void> discard(UUID id) {
        return transactions
                .inCurrentTenant(connection -> log.discard(connection, id))
                .invoke(found -> {
                    if (!found) throw notFound();
                })
                .replaceWithVoid();
    }

    private static Failure notFound() {
        return Failure.of(ProblemCode.NOT_FOUND, "There is nothing in quarantine under this id.");
    }
}
