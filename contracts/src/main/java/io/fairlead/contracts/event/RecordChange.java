package io.fairlead.contracts.event;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A synchronised record became another; its key is {@code tenant/stream/record}.
 *
 * @param record our own id of it
 * @param externalId the provider's id of it
 * @param change {@code created}, {@code updated} or {@code deleted}; readers take unknown values as they are
 * @param value the mapped record, null when it was deleted
 * @param modifiedAt the provider's time of its last change, null when it says none
 * @param number of the read that found it: of two changes of a record the one with the higher number is the newer
 */
public record RecordChange(
        UUID id,
        String tenant,
        String stream,
        UUID record,
        String integration,
        String externalId,
        String change,
        @Nullable Object value,
        @Nullable Instant modifiedAt,
        Instant changedAt,
        long number,
        Cause cause) {
    public static final String TYPE = "io.fairlead.record-change.v1";

    public static final String CREATED = "created";
    public static final String UPDATED = "updated";
    public static final String DELETED = "deleted";

    /**
     * What led to the change.
     *
     * @param kind {@code run} or {@code webhook}; readers take unknown values as they are
     * @param id of the run, or of the webhook event
     */
    public record Cause(String kind, UUID id) {
        public static final String RUN = "run";
        public static final String WEBHOOK = "webhook";
    }
}
