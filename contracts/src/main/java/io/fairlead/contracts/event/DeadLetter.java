package io.fairlead.contracts.event;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that waits for a person; its key is {@code tenant/service/id}, a null value means it is settled.
 *
 * @param service which service owns it and settles it
 * @param kind {@code call}, {@code webhook}, {@code record} or {@code run}; readers take unknown values as they are
 * @param state {@code unknown}: nobody knows whether it happened; {@code failed}: it was tried as often as it is by itself; {@code parked}: it waits for a decision; readers take unknown values as they are
 * @param explanation what happened and what can be done, for people; no secret in it
 * @param since when what it is about began
 * @param attempts how often it was tried, null when nobody knows
 * @param idempotencyKey under which the other side takes a repetition for the same, null when there is none
 * @param actions what the owner offers
 * @param revision from one sequence of the owner: a reader takes only higher ones
 */
public record DeadLetter(
        UUID id,
        String tenant,
        String service,
        String kind,
        String state,
        @Nullable String integration,
        @Nullable String operation,
        String explanation,
        Instant since,
        @Nullable Integer attempts,
        @Nullable String idempotencyKey,
        @Nullable String caller,
        @Nullable String traceId,
        List<Action> actions,
        long revision) {

    public static final String TYPE = "io.fairlead.dead-letter.v1";

    public static final String CALL = "call";
    public static final String WEBHOOK = "webhook";
    public static final String RUN = "run";
    public static final String RECORD = "record";
    public static final String UNKNOWN = "unknown";
    public static final String FAILED = "failed";
    public static final String PARKED = "parked";

    /**
     * A request to the owner, through the gateway.
     *
     * @param name {@code inspect}, {@code replay} or {@code discard}
     */
    public record Action(String name, String method, String path) {}

    public DeadLetter {
        actions = List.copyOf(actions);
    }
}
