package io.fairlead.testing.simulators.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.testing.simulators.twin.Answer;
import io.fairlead.testing.simulators.twin.Call;
import io.fairlead.testing.simulators.twin.Json;
import io.fairlead.testing.simulators.twin.PageReads;
import io.fairlead.testing.simulators.twin.Records;
import io.fairlead.testing.simulators.twin.Twin;
import java.util.Optional;
import java.util.Set;

/** The part of the control API about what a provider holds: {@code records|evolve|mass-delete|reads}. */
final class RecordsControl {

    private static final int MOST_CHANGES = 1_000_000;

    private final Twin twin;

    RecordsControl(Twin twin) {
        this.twin = twin;
    }

    Optional<Delivery> obey(String order, Call call) {
        return switch (order) {
            case "GET records" -> Optional.of(lines(call));
            case "POST records" -> now(changed(Fields.of(call.body())));
            case "POST evolve" -> now(evolved(Fields.of(call.body())));
            case "POST mass-delete" -> now(deleted(Fields.of(call.body())));
            case "GET reads" -> now(shown(reads()));
            case "DELETE reads" -> {
                reads().clear();
                yield Optional.of(Delivery.now(Answer.empty(204)));
            }
            default -> Optional.empty();
        };
    }

    private static Optional<Delivery> now(ObjectNode answer) {
        return Optional.of(Delivery.now(Answer.json(200, answer)));
    }

    private Delivery lines(Call call) {
        call.query().without("entity"::equals).all().stream().findFirst().ifPresent(unknown -> {
            throw new InvalidInstruction("unknown parameter '%s'; known: entity".formatted(unknown.name()));
        });
        String entity = call.query().first("entity").orElseThrow(() -> Fields.missing("entity"));
        String below = call.baseUrl().replaceFirst("[^/]*$", twin.name());
        return new Delivery.Lines(records().lines(entity, below));
    }

    private ObjectNode changed(Fields told) {
        told.only(Set.of("entity", "sourcedId", "fields"));
        return records()
                .change(
                        told.text("entity"),
                        told.text("sourcedId"),
                        told.object("fields").orElseThrow(() -> Fields.missing("fields")));
    }

    private ObjectNode evolved(Fields told) {
        told.only(Set.of("seed", "changes", "remove"));
        return records()
                .evolve(
                        told.required("seed", 0, Integer.MAX_VALUE),
                        told.required("changes", 1, MOST_CHANGES),
                        told.flag("remove"));
    }

    private ObjectNode deleted(Fields told) {
        told.only(Set.of("entity", "share"));
        return records().massDelete(told.text("entity"), told.share("share"));
    }

    private static ObjectNode shown(PageReads reads) {
        ObjectNode view = Json.object().put("others", reads.others());
        ArrayNode pages = view.putArray("pages");
        reads.times().forEach((page, times) -> pages.addObject()
                .put("path", page.path())
                .put("offset", page.offset())
                .put("limit", page.limit())
                .put("filter", page.filter())
                .put("times", times));
        return view;
    }

    private PageReads reads() {
        return twin.lists()
                .orElseThrow(() -> new InvalidInstruction("this provider turns no pages by offset"))
                .reads();
    }

    private Records records() {
        return twin.records()
                .orElseThrow(() -> new InvalidInstruction("this provider's records change by its own API only"));
    }
}
