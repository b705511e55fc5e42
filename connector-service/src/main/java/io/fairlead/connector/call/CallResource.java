package io.fairlead.connector.call;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairlead.chassis.identity.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/integrations/{name}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Calls")
public class CallResource {
    private final Calls calls;

    CallResource(Calls calls) {
        this.calls = calls;
    }

    @POST
    @Path("/operations/{operation}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.OPERATOR, Roles.SERVICE})
    @Operation(
            operationId = "callOperation",
            summary = "Call an operation of the provider",
            description =
                    "The body is the operation's input object. A paged operation gives one page; meta.next goes back"
                            + " in as \"cursor\", and meta.total counts the items of all pages where the provider does.")
    @RequestBody(
            required = false,
            content = @Content(schema = @Schema(type = SchemaType.OBJECT, description = "The operation's input.")))
    public Uni<CallAnswer> call(
            String name,
            String operation,
            @HeaderParam(CallOptions.IDEMPOTENCY_KEY) @Nullable String idempotencyKey,
            @HeaderParam(Deadline.HEADER) @Nullable String deadline,
            @Nullable JsonNode input) {
        return calls.call(name, operation, input, CallOptions.of(idempotencyKey, deadline))
                .map(CallAnswer::of);
    }

    @POST
    @Path("/test")
    @RolesAllowed(Roles.OPERATOR)
    @Operation(
            operationId = "testIntegration",
            summary = "Test the connection",
            description = "Runs the connector's health operation. A test that fails is answered as any failed call.")
    public Uni<TestResult> test(String name, @HeaderParam(Deadline.HEADER) @Nullable String deadline) {
        return calls.test(name, CallOptions.of(null, deadline)).map(TestResult::of);
    }
}
