package io.fairlead.webhook.interpretation;

import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.fairlead.webhook.connector.Place;
import io.fairlead.webhook.connector.WebhookDeclaration;
import io.fairlead.webhook.connector.WebhookDeclaration.EntityPlaces;
import io.fairlead.webhook.interpretation.Interpretation.Entity;
import io.fairlead.webhook.interpretation.Interpretation.Event;
import io.fairlead.webhook.interpretation.Interpretation.Events;
import io.fairlead.webhook.interpretation.Interpretation.NotUnderstood;
import io.fairlead.webhook.interpretation.Interpretation.Ping;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads deliveries as their connectors say. What is merely absent is left out; what cannot be split is not understood. */
public final class Interpreter {
    private static final int LONGEST_WORD = 255;
    private static final int MOST_EVENTS = 10_000;
    private static final ObjectMapper JSON = mapper();

    private Interpreter() {}

    /** A delivery, read once. */
    public record Read(RawDelivery delivery, JsonNode body) {}

    public static Read read(RawDelivery delivery) {
        return new Read(delivery, json(delivery.payload()));
    }

    /** A payload's JSON; missing when it is none that we read. */
    public static JsonNode json(Payload payload) {
        return parse(payload.bytes());
    }

    public static DeliveryKey keyOf(Read read, WebhookDeclaration declaration) {
        RawDelivery delivery = read.delivery();
        return Optional.ofNullable(delivery.deliveryId())
                .or(() -> declaration.deliveryId().flatMap(place -> place.in(delivery.headers(), read.body())))
                .map(DeliveryKey::ofProvider)
                .orElseGet(() -> DeliveryKey.ofContent(
                        delivery.endpoint(),
                        delivery.signedAt(),
                        delivery.payload().bytes()));
    }

    public static Interpretation interpret(Read read, WebhookDeclaration declaration) {
        if (isPing(read, declaration)) return new Ping();
        if (read.body().isMissingNode())
            return looksInto(declaration)
                    ? new NotUnderstood("The body is not JSON, or is nested too deep, and the connector looks into it.")
                    : new Events(List.of(event(read.delivery().headers(), read.body(), declaration)));
        return declaration
                .events()
                .map(pointer -> split(read, read.body().at(pointer), declaration))
                .orElseGet(() -> new Events(List.of(event(read.delivery().headers(), read.body(), declaration))));
    }

    private static Interpretation split(Read read, JsonNode list, WebhookDeclaration declaration) {
        if (!list.isArray())
            return new NotUnderstood("The body has no list of events where the connector says that it is.");
        if (list.size() > MOST_EVENTS)
            return new NotUnderstood(
                    "The body has %d events; more than %d are not split.".formatted(list.size(), MOST_EVENTS));
        List<Event> events = new ArrayList<>(list.size());
        list.forEach(element -> events.add(event(read.delivery().headers(), element, declaration)));
        return new Events(events);
    }

    private static Event event(Map<String, String> headers, JsonNode json, WebhookDeclaration declaration) {
        return new Event(
                word(declaration.type(), headers, json).orElse(null),
                declaration
                        .entity()
                        .flatMap(places -> entity(places, headers, json))
                        .orElse(null),
                declaration
                        .time()
                        .flatMap(place -> place.in(headers, json))
                        .flatMap(EventTime::parse)
                        .orElse(null),
                json.isMissingNode() ? null : json);
    }

    private static Optional<Entity> entity(EntityPlaces places, Map<String, String> headers, JsonNode json) {
        return word(Optional.of(places.type()), headers, json)
                .flatMap(type -> word(Optional.of(places.id()), headers, json).map(id -> new Entity(type, id)));
    }

    /** What is too long or has control characters names nothing. */
    private static Optional<String> word(Optional<Place> place, Map<String, String> headers, JsonNode json) {
        return place.flatMap(where -> where.in(headers, json))
                .filter(text -> text.length() <= LONGEST_WORD)
                .filter(text -> text.chars().noneMatch(Character::isISOControl));
    }

    public static boolean isPing(Read read, WebhookDeclaration declaration) {
        return declaration
                .ping()
                .map(ping -> ping.where()
                        .in(read.delivery().headers(), read.body())
                        .filter(ping.is()::contains)
                        .isPresent())
                .orElse(false);
    }

    private static boolean looksInto(WebhookDeclaration declaration) {
        return declaration.events().isPresent()
                || declaration.type().filter(Place.InBody.class::isInstance).isPresent()
                || declaration
                        .entity()
                        .filter(entity -> entity.id() instanceof Place.InBody)
                        .isPresent();
    }

    /** Missing when it is no JSON that we read. */
    private static JsonNode parse(byte[] body) {
        try {
            JsonNode read = JSON.readTree(body);
            return read == null ? MissingNode.getInstance() : read;
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }

    /** Numbers stay as they were written: an amount is not to change because it passed through here. */
    private static ObjectMapper mapper() {
        ObjectMapper mapper = JsonMapper.builder()
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .build();
        mapper.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(100)
                        .maxStringLength(8 * 1024 * 1024)
                        .maxNumberLength(100)
                        .build());
        return mapper;
    }
}
