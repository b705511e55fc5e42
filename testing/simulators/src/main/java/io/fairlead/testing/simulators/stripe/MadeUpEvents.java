package io.fairlead.testing.simulators.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.testing.simulators.twin.Ids;
import io.fairlead.testing.simulators.twin.Json;
import io.fairlead.testing.simulators.webhook.Draft;
import io.fairlead.testing.simulators.webhook.Drafts;
import io.fairlead.testing.simulators.webhook.Message;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;

/**
 * Events that nothing caused. What they tell of is in the account where it can be, so that it can be read back; their
 * ids come from the time of the start, since a receiver that remembers them outlives this process.
 */
final class MadeUpEvents implements Drafts {

    private static final String USUAL = "payment_intent.succeeded";

    private final Clock clock;
    private final Supplier<Ledger> ledger;
    private final Ids ids;

    MadeUpEvents(Clock clock, Supplier<Ledger> ledger) {
        this.clock = clock;
        this.ledger = ledger;
        this.ids = new Ids("made up at " + clock.instant());
    }

    @Override
    public Message write(Draft draft, int number) {
        String type = draft.type().orElse(USUAL);
        return draft.body()
                .map(body -> new Message(idIn(body), type, body))
                .orElseGet(() -> event(type, draft.data().orElseGet(() -> sample(kind(type), number))));
    }

    private Message event(String type, ObjectNode snapshot) {
        ObjectNode event = Json.object()
                .put("id", ids.next("evt_", 24))
                .put("object", "event")
                .put("created", clock.instant().getEpochSecond())
                .put("livemode", false);
        Events.describe(event, type, snapshot, Ledger.Origin.NONE).put("pending_webhooks", 1);
        return new Message(event.path("id").asText(), type, event.toString());
    }

    private ObjectNode sample(String kind, int number) {
        List<ObjectNode> known = ledger.get().all(kind);
        return known.isEmpty()
                ? Json.object().put("id", ids.next(kind + "_", 24)).put("object", kind)
                : new Rendering(ledger.get(), ApiVersion.OF_ACCOUNT).of(known.get(number % known.size()));
    }

    /** The kind of object a type tells of: {@code charge.refund.updated} tells of a refund. */
    private static String kind(String type) {
        String[] words = type.split("\\.", -1);
        if (words.length < 2) {
            throw new IllegalArgumentException("an event type has a kind and a verb, such as " + USUAL);
        }
        return words[words.length - 2];
    }

    private static String idIn(String body) {
        return Json.parseObject(body).map(event -> event.path("id").asText("")).orElse("");
    }
}
