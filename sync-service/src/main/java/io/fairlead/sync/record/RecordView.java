package io.fairlead.sync.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A record as clients see it. */
@Schema(name = "Record")
record RecordView(
        UUID id,
        String stream,
        RecordState state,
        List<ExternalId> externalIds,

        @JsonRawValue
        @Schema(type = SchemaType.OBJECT, implementation = Object.class, description = "The mapped record.")
        String record,

        @Schema(description = "The records it refers to, by field.")
        Map<String, List<Reference>> references,

        @Schema(description = "When it was last found to be as at the provider.")
        Instant lastSync,

        Instant createdAt,
        Instant changedAt) {

    @Schema(name = "ExternalId", description = "The id of the record at a provider.")
    record ExternalId(String integration, String externalId) {}

    /** @param id null while the record has not come */
    @Schema(name = "RecordReference")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Reference(
            String stream, String externalId, @Nullable UUID id) {}
}
