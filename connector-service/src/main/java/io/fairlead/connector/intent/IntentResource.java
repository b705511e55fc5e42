package io.fairlead.connector.intent;

import io.fairlead.chassis.data.Transactions;
import io.fairlead.chassis.identity.CurrentTenant;
import io.fairlead.chassis.identity.Roles;
import io.fairlead.chassis.problem.Failure;
import io.fairlead.contracts.problem.ProblemCode;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path(UnknownWrite.PATH + "/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Calls")
public class IntentResource {
    private final Transactions transactions;
    private final CurrentTenant tenant;
    private final IntentStore store;
    private final InboxNotes inbox;

    IntentResource(Transactions transactions, CurrentTenant tenant, IntentStore store, InboxNotes inbox) {
        this.transactions = transactions;
        this.tenant = tenant;
        this.store = store;
        this.inbox = inbox;
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(
            operationId = "getUnknownWrite",
            summary = "A write of which nobody knows whether the provider did it",
            description = "The inbox lists them. A call that is still under way is not among them.")
    public Uni<UnknownWrite> get(UUID id) {
        return transactions
                .inCurrentTenant(connection -> store.find(connection, id))
                .map(found -> found.orElseThrow(() -> notFound(id)));
    }

    @DELETE
    @RolesAllowed(Roles.OPERATOR)
    @Operation(
            operationId = "discardUnknownWrite",
            summary = "Take an unknown write out of the inbox",
            description = "For who has looked at the provider what became of it. It sends nothing.")
    @APIResponse(responseCode = "204", description = "Discarded.")
    public Uni<Void> discard(UUID id) {
        return transactions.inCurrentTenant(connection -> discard(connection, id));
    }

    private Uni<Void> discard(SqlConnection connection, UUID id) {
        return store.discard(connection, id)
                .invoke(done -> {
                    if (!done) throw notFound(id);
                })
                .chain(() -> inbox.settled(connection, tenant.require().value(), List.of(id)));
    }

    private static Failure notFound(UUID id) {
        return Failure.of(ProblemCode.NOT_FOUND, "There is no unknown write '%s'.".formatted(id));
    }
}
