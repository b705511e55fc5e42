package io.fairlead.connector.intent;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fairlead.contracts.event.DeadLetter;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A write of which nobody knows whether the provider did it. */
@RegisterForReflection(targets = {DeadLetter.class, DeadLetter.Action.class})
@Schema(name = "UnknownWrite")
@JsonInclude(JsonInclude.Include.ALWAYS)
record UnknownWrite(
        @Schema(description = "The call's id.") UUID id,

        String integration,
        String connector,
        String operation,

        @Schema(
                description =
                        "Under this key the provider takes a repetition for the same write: send the call again with it"
                                + " as Idempotency-Key. null: it knows no such key.")
        @Nullable
        String idempotencyKey,

        String because,
        String caller,
        @Nullable String traceId,
        Instant startedAt) {

    static final String SERVICE = "connector";
    static final String PATH = "/api/v1/intents";

    static UnknownWrite of(Row row) {
        return new UnknownWrite(
                row.getUUID("id"),
                row.getString("integration"),
                row.getString("connector"),
                row.getString("operation"),
                row.getString("idempotency_key"),
                row.getString("unknown_because"),
                row.getString("caller"),
                row.getString("trace_id"),
                row.getOffsetDateTime("started_at").toInstant());
    }

    DeadLetter deadLetter(String tenant, long revision) {
        String path = "%s/%s".formatted(PATH, id);
        return new DeadLetter(
                id,
                tenant,
                SERVICE,
                DeadLetter.CALL,
                DeadLetter.UNKNOWN,
                integration,
                operation,
                because,
                startedAt,
                null,
                idempotencyKey,
                caller,
                traceId,
                List.of(
                        new DeadLetter.Action("inspect", "GET", path),
                        new DeadLetter.Action("discard", "DELETE", path)),
                revision);
    }

    static String key(String tenant, UUID id) {
        return "%s/%s/%s".formatted(tenant, SERVICE, id);
    }
}
