package io.fairlead.connector.catalog;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.fairlead.connector.engine.manifest.Stream;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One kind of record that can be kept in step with the provider. */
@Schema(name = "ConnectorStream")
@JsonInclude(JsonInclude.Include.NON_NULL)
record StreamView(
        String id,
        String title,

        @Schema(description = "The operation that lists all records.")
        String list,

        @Schema(description = "The operation that gives one record; absent when there is none.") @Nullable
        String get,

        @Schema(description = "Whether a run can read what has changed only.")
        boolean incremental,

        @Schema(description = "Items of a page of a run.") int pageSize,

        @Schema(description = "The entity types of webhook events about these records.")
        List<String> entities,

        @Schema(description = "Fields of the record that hold keys, each with the stream it refers to.")
        Map<String, String> references,

        @Schema(implementation = Object.class, description = "JSON Schema of the record as it is kept.")
        JsonNode schema) {

    static StreamView of(Stream stream) {
        var get = stream.get();
        return new StreamView(
                stream.id(),
                stream.title(),
                stream.list(),
                get == null ? null : get.operation(),
                stream.incremental(),
                stream.pageSize(),
                stream.entities(),
                stream.references(),
                stream.schema());
    }
}
