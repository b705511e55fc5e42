package io.fairlead.sync.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.fairlead.chassis.problem.FieldError;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Something in quarantine as clients see it. */
@Schema(name = "Quarantined")
@JsonInclude(JsonInclude.Include.ALWAYS)
record QuarantinedView(
        UUID id,
        String integration,
        String stream,

        @Schema(description = "The provider's id of it; null when it has none that could be kept.") @Nullable
        String externalId,

        @JsonRawValue
        @Schema(
                type = SchemaType.ARRAY,
                implementation = FieldError.class,
                description = "What is wrong, and where in the mapped record.")
        String errors,

        @JsonRawValue @Schema(implementation = Object.class, description = "As the provider sent it.")
        String body,

        @Schema(description = "The run that found it; null when a webhook led to it.") @Nullable
        UUID runId,

        Instant since) {

    static QuarantinedView of(Row row) {
        return new QuarantinedView(
                row.getUUID("id"),
                row.getString("integration"),
                row.getString("stream"),
                row.getString("external_id"),
                row.getString("errors"),
                row.getString("source"),
                row.getUUID("run"),
                row.getOffsetDateTime("since").toInstant());
    }

    static List<QuarantinedView> all(Iterable<Row> rows) {
        List<QuarantinedView> views = new ArrayList<>();
        for (Row row : rows) views.add(of(row));
        return views;
    }
}
