package io.fairlead.webhook.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairlead.chassis.data.Transactions;
import io.fairlead.chassis.identity.Roles;
import io.fairlead.chassis.page.Page;
import io.fairlead.chassis.page.PageQuery;
import io.fairlead.chassis.page.PageRequest;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/webhook-endpoints")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Webhooks")
public class EndpointResource {
    private static final String MERGE_PATCH = "application/merge-patch+json";

    private final Transactions transactions;
    private final EndpointStore store;
    private final EndpointChanges changes;
    private final EndpointAddress address;

    EndpointResource(Transactions transactions, EndpointStore store, EndpointChanges changes, EndpointAddress address) {
        this.transactions = transactions;
        this.store = store;
        this.changes = changes;
        this.address = address;
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(operationId = "listWebhookEndpoints", summary = "The tenant's endpoints, by id")
    public Uni<Page<EndpointView>> list(
            @QueryParam("integration") @Nullable String integration, @BeanParam PageQuery page) {
        PageRequest request = page.request();
        return transactions
                .inCurrentTenant(connection -> store.page(connection, integration, request))
                .map(found -> Page.of(
                        request,
                        found,
                        EndpointStore.LIST,
                        endpoint -> List.of(endpoint.id().value())))
                .map(found -> found.map(this::view));
    }

    @POST
    @RolesAllowed(Roles.ADMIN)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "createWebhookEndpoint",
            summary = "An address for a provider to post to",
            description = "The signature scheme is the connector's own, unless another is named.")
    @RequestBody(content = @Content(schema = @Schema(implementation = NewEndpoint.class)))
    @APIResponse(
            responseCode = "201",
            description = "Created; url is what the provider is told.",
            content = @Content(schema = @Schema(implementation = EndpointView.class)))
    public Uni<Response> create(@Nullable JsonNode body) {
        return changes.create(body).map(this::view).map(view -> Response.created(
                        URI.create("/api/v1/webhook-endpoints/" + view.id()))
                .entity(view)
                .build());
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Roles.VIEWER)
    @Operation(operationId = "getWebhookEndpoint", summary = "One endpoint")
    public Uni<EndpointView> get(String id) {
        EndpointId known = require(id);
        return transactions
                .inCurrentTenant(connection -> store.find(connection, known))
                .map(found -> found.orElseThrow(EndpointChanges::notFound))
                .map(this::view);
    }

    @PATCH
    @Path("/{id}")
    @RolesAllowed(Roles.ADMIN)
    @Consumes({MERGE_PATCH, MediaType.APPLICATION_JSON})
    @Operation(
            operationId = "changeWebhookEndpoint",
            summary = "Change an endpoint by JSON Merge Patch; its address stays",
            description =
                    "New secrets hold at once. Those they replace go on to hold for the overlap, 24h unless said.")
    @RequestBody(content = @Content(schema = @Schema(implementation = ChangedEndpoint.class)))
    public Uni<EndpointView> patch(String id, @Nullable JsonNode body) {
        return changes.patch(require(id), body).map(this::view);
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            operationId = "deleteWebhookEndpoint",
            summary = "Give an address up",
            description = "Deliveries are answered 404 from then on; the events it brought stay.")
    @APIResponse(responseCode = "204", description = "Deleted.")
    public Uni<Void> delete(String id) {
        return changes.delete(require(id));
    }

    private EndpointView view(StoredEndpoint stored) {
        return EndpointView.of(stored, address.base());
    }

    private static EndpointId require(String id) {
        return Optional.of(id).filter(EndpointId::isValid).map(EndpointId::new).orElseThrow(EndpointChanges::notFound);
    }
}
