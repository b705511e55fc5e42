package io.fairlead.testing.simulators.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.testing.simulators.twin.Ids;
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
    private Listener listener = (_, _) -> {};

    Ledger(String seed, Clock clock) {
        this.ids = new Ids(seed);
        this.clock = clock;
    }

    /** The request that causes what happens next. */
    record Origin(Optional<String> requestId, Optional<String> idempotencyKey) {
        static final Origin NONE = new Origin(Optional.empty(), Optional.empty());
    }

    /** Hears of each event, and of the object as it is now. */
    interface Listener {
        void happened(ObjectNode event, ObjectNode subject);
    }

    void listen(Listener to) {
        listener = to;
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
        return ids.next(
                prefix,
                switch (prefix) {
                    case "cus_" -> 14;
                    case "whsec_" -> 32;
                    default -> 24;
                });
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
        listener.happened(event(type, subject), subject);
    }

    /** Also says what the changed fields were before. */
    void changed(String type, ObjectNode subject, ObjectNode before) {
        ObjectNode event = event(type, subject);
        event.withObject("data").set("previous_attributes", Difference.of(before, subject));
        listener.happened(event, subject);
    }

    private ObjectNode event(String type, ObjectNode subject) {
        ObjectNode snapshot = new Rendering(this, ApiVersion.OF_ACCOUNT).of(subject);
        return Events.describe(open("event", "evt_"), type, snapshot, origin);
    }
}
