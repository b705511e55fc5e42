package io.fairlead.webhook.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.fairlead.webhook.interpretation.Interpretation.Entity;
import io.fairlead.webhook.interpretation.Interpreter;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An event with all that is known of it. */
@Schema(name = "WebhookEvent")
@JsonInclude(JsonInclude.Include.ALWAYS)
record EventView(
        UUID id,

        @Schema(description = "The provider's own id of the delivery, or a hash where it has none.")
        String deliveryId,

        @Schema(description = "Which of the delivery's events it is, from 0.")
        int index,

        String endpoint,
        String integration,
        String connector,
        @Nullable String type,
        @Nullable Entity entity,

        @Schema(description = "The provider's own time.") @Nullable
        Instant occurredAt,

        Instant receivedAt,

        @Schema(enumeration = {"published", "retrying", "failed", "discarded"})
        String state,

        @Schema(description = "The delivery's header fields, names in lower case; credentials are left out.")
        Map<String, String> headers,

        @Schema(description = "The event, where it is JSON.") @Nullable
        JsonNode payload,

        @Schema(description = "The event as text, or behind 'base64,' in base64, where it is no JSON.") @Nullable
        String payloadText,

        VerdictView verdict,

        @Schema(description = "Every attempt to tell it, in order.")
        List<AttemptView> attempts,

        @Schema(description = "When it is tried again by itself.") @Nullable
        Instant nextAttemptAt,

        @Nullable String traceId) {
    @Schema(name = "WebhookVerdict", description = "How the delivery was found genuine; others are not kept.")
    record VerdictView(
            @Schema(description = "By which scheme.") String scheme,

            @Schema(description = "The time the provider signed, where its scheme signs one.") @Nullable
            Instant signedAt) {}

    @Schema(name = "WebhookAttempt")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record AttemptView(
            int number,
            Instant at,
            @Schema(enumeration = {"succeeded", "failed"}) String outcome,
            @Nullable String reason) {
        static AttemptView of(Failed failed) {
            return new AttemptView(failed.number(), failed.at(), "failed", failed.reason());
        }
    }

    static EventView of(StoredEvent event) {
        JsonNode json = Interpreter.json(event.payload());
        return new EventView(
                event.id(),
                event.deliveryId(),
                event.index(),
                event.endpoint(),
                event.integration(),
                event.connector(),
                event.type(),
                event.entity(),
                event.occurredAt(),
                event.receivedAt(),
                event.state().word(),
                event.headers(),
                json.isMissingNode() ? null : json,
                json.isMissingNode() ? event.payload().shown() : null,
                new VerdictView(event.scheme(), event.signedAt()),
                attempts(event),
                event.nextAttemptAt(),
                event.traceId());
    }

    /** What succeeded is known by when it did last; what failed, each time. */
    private static List<AttemptView> attempts(StoredEvent event) {
        var failed = event.failures().stream().map(AttemptView::of);
        Instant published = event.publishedAt();
        return published == null
                ? failed.toList()
                : Stream.concat(
                                failed,
                                Stream.of(new AttemptView(numberOfSuccess(event), published, "succeeded", null)))
                        .sorted(Comparator.comparing(AttemptView::at))
                        .toList();
    }

    private static int numberOfSuccess(StoredEvent event) {
        return IntStream.rangeClosed(1, event.attempts())
                .filter(number -> event.failures().stream().noneMatch(failed -> failed.number() == number))
                .max()
                .orElse(event.attempts());
    }
}
