package io.fairlead.testing.simulators.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.testing.simulators.twin.Json;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Everything one account holds, by id, in order of creation. */
final class Ledger {

    private final Map<String, ObjectNode> objects = new LinkedHashMap<>();
    private final Ids ids;
    private final Clock clock;
    private Optional<Instant> pretendedNow = Optional.empty();
    private Origin origin = Origin.NONE;

    Ledger(String seed, Clock clock) {
        this.ids = new Ids(seed);
        this.clock = clock;
    }

    /** The request that causes what happens next. */
    record Origin(Optional<String> requestId, Optional<String> idempotencyKey) {
        static final Origin NONE = new Origin(Optional.empty(), Optional.empty());
    }

    void during(Origin request) {
        origin = request;
    }

    /** Lets time stand where the account's history is being written. */
    void pretend(Optional<Instant> now) {
        pretendedNow = now;
    }

    long now() {
        return pretendedNow.orElseGet(clock::instant).getEpochSecond();
    }

    String newId(String prefix) {
        return ids.next(prefix, prefix.equals("cus_") ? 14 : 24);
    }

    /** A new object of this kind, already entered. */
    ObjectNode open(String kind, String prefix) {
        ObjectNode object = Json.object()
                .put("id", newId(prefix))
                .put("object", kind)
                .put("created", now())
                .put("livemode", false);
        objects.put(object.get("id").asText(), object);
        return object;
    }

    Optional<ObjectNode> find(String kind, String id) {
        return Optional.ofNullable(objects.get(id))
                .filter(object -> object.path("object").asText().equals(kind));
    }

    Optional<ObjectNode> find(String id) {
        return Optional.ofNullable(objects.get(id));
    }

    /** The newest first. */
    List<ObjectNode> all(String kind) {
        return objects.values().stream()
                .filter(object -> object.path("object").asText().equals(kind))
                .toList()
                .reversed();
    }

    void happened(String type, ObjectNode subject) {
        ObjectNode event = open("event", "evt_")
                .put("api_version", ApiVersion.OF_ACCOUNT.text())
                .put("pending_webhooks", 0)
                .put("type", type);
        event.putObject("data").set("object", new Rendering(this, ApiVersion.OF_ACCOUNT).of(subject));
        event.putObject("request")
                .put("id", origin.requestId().orElse(null))
                .put("idempotency_key", origin.idempotencyKey().orElse(null));
    }
}
