package io.fairlead.webhook.connector;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The section {@code webhooks} of a connector's file. connector-service has checked it; what this build does not know in
 * it is left alone.
 *
 * @param signature the name of the scheme
 * @param tolerance how far a signed time may be from ours, where the connector says so
 * @param deliveryId where the provider's id of a delivery stands
 * @param retryWindow how long the provider repeats a delivery
 * @param events where a delivery's events stand; empty when the delivery is the event
 * @param ping which deliveries only prove that the endpoint is there
 * @param secretFields what is blanked before anything is stored
 * @param refusedStatus what a wrong signature is answered with
 */
public record WebhookDeclaration(
        String signature,
        Optional<Duration> tolerance,
        Optional<Place> deliveryId,
        Duration retryWindow,
        Optional<JsonPointer> events,
        Optional<Place> type,
        Optional<Place> time,
        Optional<EntityPlaces> entity,
        Optional<Ping> ping,
        List<JsonPointer> secretFields,
        Optional<Integer> refusedStatus) {
    private static final Duration USUAL_RETRY_WINDOW = Duration.ofDays(3);
    private static final String STANDARD = "standard-webhooks";
    /** Where a scheme's providers have it, whichever connector it is. */
    private static final Map<String, String> USUAL_DELIVERY_ID = Map.of(STANDARD, "header:webhook-id", "stripe", "/id");

    /** Where an event says which record it is about. */
    public record EntityPlaces(Place type, Place id) {}

    /** A delivery is a ping when one of these texts stands there. */
    public record Ping(Place where, Set<String> is) {}

    public WebhookDeclaration {
        secretFields = List.copyOf(secretFields);
    }

    /** What holds for deliveries of a scheme when no connector says more. */
    public static WebhookDeclaration of(String scheme) {
        return of(JsonNodeFactory.instance.objectNode().put("signature", scheme));
    }

    /** The same for deliveries that somebody signs by another scheme than the connector declares. */
    public WebhookDeclaration signedBy(String scheme) {
        return scheme.equals(signature)
                ? this
                : new WebhookDeclaration(
                        scheme,
                        Optional.empty(),
                        deliveryId.or(() -> of(scheme).deliveryId()),
                        retryWindow,
                        events,
                        type,
                        time,
                        entity,
                        ping,
                        secretFields,
                        refusedStatus);
    }

    static WebhookDeclaration of(JsonNode yaml) {
        String signature = yaml.path("signature").asText();
        boolean standard = signature.equals(STANDARD);
        return new WebhookDeclaration(
                signature,
                text(yaml, "tolerance").map(WebhookDeclaration::duration),
                place(yaml, "delivery-id", USUAL_DELIVERY_ID.getOrDefault(signature, "")),
                text(yaml, "retry-window").map(WebhookDeclaration::duration).orElse(USUAL_RETRY_WINDOW),
                text(yaml, "events").map(JsonPointer::compile),
                place(yaml, "type", standard ? "/type" : ""),
                place(yaml, "time", standard ? "/timestamp" : ""),
                entity(yaml.path("entity")),
                ping(yaml.path("ping")),
                texts(yaml.path("secret-fields"), JsonPointer::compile),
                Optional.of(yaml.path("refused-status")).filter(JsonNode::isInt).map(JsonNode::asInt));
    }

    private static Optional<EntityPlaces> entity(JsonNode yaml) {
        return yaml.isObject()
                ? Optional.of(new EntityPlaces(
                        Place.of(yaml.path("type").asText()),
                        Place.of(yaml.path("id").asText())))
                : Optional.empty();
    }

    private static Optional<Ping> ping(JsonNode yaml) {
        return yaml.isObject()
                ? Optional.of(new Ping(
                        Place.of(yaml.path("where").asText()),
                        new HashSet<>(
                                yaml.path("is").isArray()
                                        ? texts(yaml.path("is"), Function.identity())
                                        : List.of(yaml.path("is").asText()))))
                : Optional.empty();
    }

    private static Optional<Place> place(JsonNode yaml, String key, String otherwise) {
        return text(yaml, key)
                .or(() -> Optional.of(otherwise).filter(text -> !text.isEmpty()))
                .map(Place::of);
    }

    private static Optional<String> text(JsonNode yaml, String key) {
        return Optional.ofNullable(yaml.path(key).textValue());
    }

    private static <T> List<T> texts(JsonNode yaml, Function<String, T> as) {
        List<T> texts = new ArrayList<>();
        yaml.forEach(text -> texts.add(as.apply(text.asText())));
        return texts;
    }

    private static Duration duration(String text) {
        return DurationText.parse(text)
                .orElseThrow(() -> new IllegalArgumentException("'%s' is no duration".formatted(text)));
    }
}
