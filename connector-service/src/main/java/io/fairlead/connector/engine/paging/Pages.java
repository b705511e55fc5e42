package io.fairlead.connector.engine.paging;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.connector.engine.body.InvalidInput;
import io.fairlead.connector.engine.http.Headers;
import io.fairlead.connector.engine.manifest.Paging;
import io.fairlead.connector.engine.paging.Cursors.Walk;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The pages of one operation, between the caller's {@code limit} and {@code cursor} and the provider's own words. */
public final class Pages {
    private final Paging paging;
    private final Paginator paginator;
    private final Cursors cursors;

    public Pages(Paging paging, Cursors cursors) {
        this.paging = paging;
        this.paginator = Paginator.of(paging);
        this.cursors = cursors;
    }

    /**
     * The page this input asks for. With a cursor the rest of the input is that of the walk's beginning; it may be
     * repeated, but not changed, except for the limit.
     */
    public Walk asked(String place, ObjectNode input) {
        var cursor = input.path(Paging.CURSOR);
        return cursor.isTextual() ? continued(place, input, cursor.textValue()) : begun(input);
    }

    public Map<String, String> parameters(Walk walk) {
        return paginator.parameters(walk.position());
    }

    public Optional<String> next(String place, Walk walk, JsonNode body, Headers headers, List<JsonNode> items) {
        return paginator
                .next(walk.position(), body, headers, items)
                .map(position -> cursors.seal(place, new Walk(position, walk.input())));
    }

    public OptionalLong total(JsonNode body, Headers headers) {
        return paginator.total(body, headers);
    }

    private Walk begun(ObjectNode input) {
        var own = input.deepCopy().without(List.of(Paging.CURSOR, Paging.LIMIT));
        return new Walk(paginator.first(size(input, paging.size())), (ObjectNode) own);
    }

    private Walk continued(String place, ObjectNode input, String cursor) {
        var walk = cursors.open(place, cursor)
                .orElseThrow(() -> InvalidInput.at("/" + Paging.CURSOR, "is not a cursor of this operation"));
        input.properties().forEach(given -> {
            var name = given.getKey();
            var same = name.equals(Paging.CURSOR)
                    || name.equals(Paging.LIMIT)
                    || given.getValue().equals(walk.input().get(name));
            if (!same) {
                throw InvalidInput.at(
                        "/" + name.replace("~", "~0").replace("/", "~1"),
                        "differs from the page that the cursor continues");
            }
        });
        return paging instanceof Paging.ByPage
                ? walk
                : new Walk(walk.position().resized(size(input, walk.position().size())), walk.input());
    }

    private int size(JsonNode input, int otherwise) {
        var limit = input.path(Paging.LIMIT);
        return limit.canConvertToInt() ? Math.clamp(limit.intValue(), 1, paging.maxSize()) : otherwise;
    }
}
