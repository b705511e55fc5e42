package io.fairlead.testing.simulators.oneroster;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.testing.simulators.twin.Ids;
import io.fairlead.testing.simulators.twin.Json;
import io.fairlead.testing.simulators.webhook.Draft;
import io.fairlead.testing.simulators.webhook.Drafts;
import io.fairlead.testing.simulators.webhook.Message;
import java.time.Clock;
import java.util.Arrays;

/**
 * The words for what happened to a record: which one it is, not what it says now. The ids come from the time of the
 * start, since a receiver that remembers them outlives this process.
 */
final class Notices implements Drafts {

    private final Roster roster;
    private final Clock clock;
    private final Ids ids;

    Notices(Roster roster, Clock clock) {
        this.roster = roster;
        this.clock = clock;
        this.ids = new Ids("notices from " + clock.instant());
    }

    Message of(Change change, RecordType type, String sourcedId) {
        return message(
                type.singular() + "." + change.word(),
                Json.object().put("entity", type.plural()).put("sourcedId", sourcedId));
    }

    @Override
    public Message write(Draft draft, int number) {
        String type = draft.type().orElse("user.updated");
        return draft.body()
                .map(body -> new Message(newId(), type, body))
                .orElseGet(() -> message(type, draft.data().orElseGet(() -> sample(type, number))));
    }

    private Message message(String type, ObjectNode data) {
        ObjectNode body = Json.object().put("type", type).put("timestamp", Timestamp.of(clock.instant()));
        body.set("data", data);
        return new Message(newId(), type, body.toString());
    }

    private ObjectNode sample(String type, int number) {
        RecordType kind = Arrays.stream(RecordType.values())
                .filter(candidate -> type.startsWith(candidate.singular() + "."))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no kind of record has events of type " + type));
        Shelf shelf = roster.shelf(kind);
        return Json.object()
                .put("entity", kind.plural())
                .put(
                        "sourcedId",
                        shelf.numbers()
                                .skip(number % shelf.size())
                                .mapToObj(shelf::id)
                                .findFirst()
                                .orElseThrow());
    }

    private String newId() {
        return ids.next("msg_", 27);
    }
}
