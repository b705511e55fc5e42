package io.fairlead.webhook.event;

import io.fairlead.chassis.data.Transactions;
import io.fairlead.chassis.identity.Roles;
import io.fairlead.chassis.page.Page;
import io.fairlead.chassis.page.PageQuery;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

@Path(WebhookEventResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Webhooks")
public class WebhookEventResource {
    static final String PATH = "/api/v1/webhook-events";

    private final Transactions transactions;
    private final EventLog log;
    private final EventStore store;
    private final EventCommands commands;

    WebhookEventResource(Transactions transactions, EventLog log, EventStore store, EventCommands commands) {
        this.transactions = transactions;
        this.log = log;
        this.store = store;
        this.commands = commands;
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(operationId = "listWebhookEvents", summary = "What providers told, newest first")
    public Uni<Page<EventSummary>> list(@BeanParam EventFilter filter, @BeanParam PageQuery page) {
        return log.list(filter, page.request());
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Roles.VIEWER)
    @Operation(operationId = "getWebhookEvent", summary = "One event, with payload, headers, verdict and attempts")
    public Uni<EventView> get(UUID id) {
        return transactions
                .inCurrentTenant(connection -> store.find(connection, id))
                .map(found -> EventView.of(found.orElseThrow(EventCommands::notFound)));
    }

    @POST
    @Path("/{id}/retry")
    @RolesAllowed(Roles.OPERATOR)
    @ResponseStatus(202)
    @Operation(
            operationId = "retryWebhookEvent",
            summary = "Try an event again",
            description = "Within moments, in whatever state it is. One that consumers have had is told again under its"
                    + " id, by which who has already dealt with it recognises it.")
    @APIResponse(responseCode = "202", description = "It is tried again.")
    public Uni<Void> retry(UUID id) {
        return commands.retry(id);
    }

    @POST
    @Path("/{id}/discard")
    @RolesAllowed(Roles.OPERATOR)
    @Operation(
            operationId = "discardWebhookEvent",
            summary = "Take a failed event out of the inbox",
            description = "It stays in the log and is not tried again by itself.")
    @APIResponse(responseCode = "204", description = "Discarded.")
    public Uni<Void> discard(UUID id) {
        return commands.discard(id);
    }
}
