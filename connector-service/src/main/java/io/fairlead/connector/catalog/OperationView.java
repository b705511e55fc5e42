package io.fairlead.connector.catalog;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.fairlead.connector.engine.manifest.Connector;
import io.fairlead.connector.engine.manifest.Operation;
import io.fairlead.connector.engine.manifest.Paging;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One thing a client can ask the provider for, and how. */
@Schema(name = "ConnectorOperation")
@JsonInclude(JsonInclude.Include.NON_NULL)
record OperationView(
        String id,
        String title,
        @Nullable String description,
        @Schema(enumeration = {"read", "write"}) String kind,

        @Schema(description = "Whether the provider takes a repeated call with the same Idempotency-Key for one.")
        boolean idempotent,

        @Nullable PagingView paging,

        @Schema(implementation = Object.class, description = "JSON Schema of the body a client sends.")
        JsonNode input,

        @Schema(implementation = Object.class, description = "JSON Schema of data in the answer.")
        JsonNode output,

        ExampleView example) {

    @Schema(name = "ConnectorPaging")
    record PagingView(
            @Schema(description = "Items of a page when limit is not given.")
            int size,

            @Schema(description = "The largest limit.") int maxSize) {

        static @Nullable PagingView of(@Nullable Paging paging) {
            return paging == null ? null : new PagingView(paging.size(), paging.maxSize());
        }
    }

    @Schema(name = "ConnectorExampleCall", description = "A call of an integration that has the connector's name.")
    record ExampleView(
            String method,
            String path,
            @Schema(implementation = Object.class) JsonNode body) {}

    static OperationView of(Connector connector, Operation operation) {
        return new OperationView(
                operation.id(),
                operation.title(),
                operation.description(),
                operation.kind().id(),
                operation.idempotencyHeader() != null,
                PagingView.of(operation.paging()),
                operation.input(),
                operation.output(),
                new ExampleView(
                        "POST",
                        "/api/v1/integrations/%s/operations/%s".formatted(connector.id(), operation.id()),
                        operation.example()));
    }
}
