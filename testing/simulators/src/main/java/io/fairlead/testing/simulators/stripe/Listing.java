package io.fairlead.testing.simulators.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.testing.simulators.twin.Json;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A page of objects, the newest first, placed by the id before or after it. */
final class Listing {

    static final Set<String> PARAMETERS = Set.of("limit", "starting_after", "ending_before", "created");

    private static final int MOST = 100;

    private final Ledger ledger;
    private final Rendering rendering;

    Listing(Ledger ledger, Rendering rendering) {
        this.ledger = ledger;
        this.rendering = rendering;
    }

    static Set<String> with(String... names) {
        return Stream.concat(PARAMETERS.stream(), Stream.of(names)).collect(Collectors.toSet());
    }

    ObjectNode page(String kind, String url, Params params, Predicate<ObjectNode> filter) {
        int limit = limit(params);
        List<ObjectNode> all = ledger.all(kind).stream()
                .filter(object -> !object.path("deleted").asBoolean())
                .filter(filter.and(created(params)))
                .toList();
        List<ObjectNode> candidates = candidates(kind, params, all);
        boolean backwards = params.has("ending_before");
        int from = backwards ? Math.max(0, candidates.size() - limit) : 0;
        int to = Math.min(candidates.size(), from + limit);
        ObjectNode page = Json.object().put("object", "list");
        page.set(
                "data",
                Json.array(
                        candidates.subList(from, to).stream().map(rendering::of).toList()));
        return page.put("has_more", backwards ? from > 0 : to < candidates.size())
                .put("url", url);
    }

    private List<ObjectNode> candidates(String kind, Params params, List<ObjectNode> all) {
        if (params.has("starting_after") && params.has("ending_before")) {
            throw StripeFailure.invalid("Received both starting_after and ending_before; only one is possible.");
        }
        if (params.has("starting_after")) {
            return all.subList(position(kind, "starting_after", params, all) + 1, all.size());
        }
        return params.has("ending_before") ? all.subList(0, position(kind, "ending_before", params, all)) : all;
    }

    private static int position(String kind, String name, Params params, List<ObjectNode> all) {
        String id = params.required(name);
        for (int index = 0; index < all.size(); index++) {
            if (all.get(index).path("id").asText().equals(id)) {
                return index;
            }
        }
        throw StripeFailure.unknownIn(name, kind, id);
    }

    private static int limit(Params params) {
        long limit = params.integer("limit", 1).orElse(10L);
        if (limit > MOST) {
            throw StripeFailure.invalid(
                    "parameter_invalid_integer", "limit", "This value must be less than or equal to 100.");
        }
        return (int) limit;
    }

    private static Predicate<ObjectNode> created(Params params) {
        JsonNode created = params.get("created");
        if (created.isTextual()) {
            long exactly = seconds(created.asText());
            return object -> object.path("created").asLong() == exactly;
        }
        Predicate<ObjectNode> within = object -> true;
        for (var bound : created.properties()) {
            long seconds = seconds(bound.getValue().asText());
            within = within.and(
                    switch (bound.getKey()) {
                        case "gt" -> object -> object.path("created").asLong() > seconds;
                        case "gte" -> object -> object.path("created").asLong() >= seconds;
                        case "lt" -> object -> object.path("created").asLong() < seconds;
                        case "lte" -> object -> object.path("created").asLong() <= seconds;
                        default ->
                            throw StripeFailure.invalid(
                                    "parameter_unknown",
                                    "created",
                                    "Received unknown parameter: created[%s]".formatted(bound.getKey()));
                    });
        }
        return within;
    }

    private static long seconds(String text) {
        if (!text.matches("[0-9]{1,12}")) {
            throw StripeFailure.invalid("parameter_invalid_integer", "created", "Invalid timestamp: " + text);
        }
        return Long.parseLong(text);
    }
}
