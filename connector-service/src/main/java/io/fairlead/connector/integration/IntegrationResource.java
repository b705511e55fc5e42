package io.fairlead.connector.integration;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairlead.chassis.data.Transactions;
import io.fairlead.chassis.identity.Roles;
import io.fairlead.chassis.page.Page;
import io.fairlead.chassis.page.PageQuery;
import io.fairlead.chassis.page.PageRequest;
import io.fairlead.connector.credential.Credentials;
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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/integrations")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Integrations")
public class IntegrationResource {
    static final String MERGE_PATCH = "application/merge-patch+json";

    private final Transactions transactions;
    private final Integrations integrations;
    private final Credentials credentials;
    private final IntegrationChanges changes;

    IntegrationResource(
            Transactions transactions, Integrations integrations, Credentials credentials, IntegrationChanges changes) {
        this.transactions = transactions;
        this.integrations = integrations;
        this.credentials = credentials;
        this.changes = changes;
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(operationId = "listIntegrations", summary = "The tenant's integrations, by name")
    public Uni<Page<IntegrationView>> list(@BeanParam PageQuery page) {
        PageRequest request = page.request();
        return transactions
                .sessionInCurrentTenant(session -> integrations.page(request).chain(this::withCredentialNames))
                .map(views -> Page.of(request, views, Integrations.LIST, view -> List.of(view.name())));
    }

    @POST
    @RolesAllowed(Roles.ADMIN)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "createIntegration", summary = "Configure a connector for the tenant")
    @RequestBody(content = @Content(schema = @Schema(implementation = NewIntegration.class)))
    @APIResponse(
            responseCode = "201",
            description = "Created; Location says where it is.",
            content = @Content(schema = @Schema(implementation = IntegrationView.class)))
    public Uni<Response> create(@Nullable JsonNode body) {
        return changes.create(body).map(view -> Response.created(URI.create("/api/v1/integrations/" + view.name()))
                .entity(view)
                .build());
    }

    @GET
    @Path("/{name}")
    @RolesAllowed({Roles.VIEWER, Roles.SERVICE})
    @Operation(operationId = "getIntegration", summary = "One integration")
    public Uni<IntegrationView> get(String name) {
        return transactions.sessionInCurrentTenant(
                session -> integrations.require(name).chain(found -> credentials
                        .of(found.id())
                        .map(stored -> IntegrationView.of(found, Credentials.names(stored)))));
    }

    @PATCH
    @Path("/{name}")
    @RolesAllowed(Roles.ADMIN)
    @Consumes({MERGE_PATCH, MediaType.APPLICATION_JSON})
    @Operation(
            operationId = "changeIntegration",
            summary = "Change an integration by JSON Merge Patch",
            description =
                    "Credentials are replaced field by field, null removes one. A change that leads to another host"
                            + " needs all credentials again. Name, connector and environment are fixed.")
    @RequestBody(content = @Content(schema = @Schema(implementation = ChangedIntegration.class)))
    public Uni<IntegrationView> patch(String name, @Nullable JsonNode body) {
        return changes.patch(name, body);
    }

    @DELETE
    @Path("/{name}")
    @RolesAllowed(Roles.ADMIN)
    @Operation(operationId = "deleteIntegration", summary = "Delete an integration and its credentials")
    @APIResponse(responseCode = "204", description = "Deleted.")
    public Uni<Void> delete(String name) {
        return changes.delete(name);
    }

    private Uni<List<IntegrationView>> withCredentialNames(List<Integration> found) {
        return credentials.namesOf(found.stream().map(Integration::id).toList()).map(names -> found.stream()
                .map(one -> IntegrationView.of(one, names.getOrDefault(one.id(), List.of())))
                .toList());
    }
}
