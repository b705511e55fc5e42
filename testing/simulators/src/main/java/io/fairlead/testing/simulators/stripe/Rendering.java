package io.fairlead.testing.simulators.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.testing.simulators.twin.Json;
import java.util.List;

/** How an object looks to a caller of a certain version, with the objects it asked to have in place of their ids. */
final class Rendering {

    private final Ledger ledger;
    private final ApiVersion version;

    Rendering(Ledger ledger, ApiVersion version) {
        this.ledger = ledger;
        this.version = version;
    }

    ObjectNode of(ObjectNode stored) {
        ObjectNode copy = stored.deepCopy();
        if (stored.path("deleted").asBoolean()) {
            return copy.retain("id", "object", "deleted");
        }
        return switch (stored.path("object").asText()) {
            case "payment_intent" -> intent(copy);
            case "charge" -> charge(copy);
            default -> copy;
        };
    }

    private ObjectNode intent(ObjectNode intent) {
        if (!version.embedsLists()) {
            return intent;
        }
        List<ObjectNode> charges = ledger
                .find("charge", intent.path("latest_charge").asText())
                .stream()
                .map(this::of)
                .toList();
        intent.remove("latest_charge");
        intent.set("charges", list(charges, "/v1/charges?payment_intent=" + id(intent)));
        return intent;
    }

    private ObjectNode charge(ObjectNode charge) {
        if (version.embedsLists()) {
            List<ObjectNode> refunds = ledger.all("refund").stream()
                    .filter(refund -> refund.path("charge").asText().equals(id(charge)))
                    .toList();
            charge.set("refunds", list(refunds, "/v1/charges/%s/refunds".formatted(id(charge))));
        }
        return charge;
    }

    private static ObjectNode list(List<ObjectNode> data, String url) {
        ObjectNode list = Json.object().put("object", "list");
        list.set("data", Json.array(data));
        return list.put("has_more", false).put("total_count", data.size()).put("url", url);
    }

    private static String id(ObjectNode object) {
        return object.path("id").asText();
    }

    void expand(JsonNode rendered, List<String> paths) {
        paths.forEach(path -> expand(rendered, List.of(path.split("\\.", -1)), path));
    }

    private void expand(JsonNode node, List<String> steps, String path) {
        if (node.isArray()) {
            node.forEach(element -> expand(element, steps, path));
            return;
        }
        String step = steps.getFirst();
        if (!(node instanceof ObjectNode owner) || !owner.has(step)) {
            throw cannotExpand(path);
        }
        if (owner.path(step).isTextual()) {
            owner.set(step, ledger.find(owner.path(step).asText()).map(this::of).orElseThrow(() -> cannotExpand(path)));
        }
        if (steps.size() > 1 && !owner.path(step).isNull()) {
            expand(owner.path(step), steps.subList(1, steps.size()), path);
        }
    }

    private static StripeFailure cannotExpand(String path) {
        return StripeFailure.invalid("This property cannot be expanded (%s).".formatted(path));
    }
}
