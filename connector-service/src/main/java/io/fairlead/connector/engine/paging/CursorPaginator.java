package io.fairlead.connector.engine.paging;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairlead.connector.engine.body.UnreadableAnswer;
import io.fairlead.connector.engine.http.Headers;
import io.fairlead.connector.engine.manifest.Paging;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Goes on after the last item seen. */
record CursorPaginator(Paging.ByCursor paging) implements Paginator {

    @Override
    public Position first(int size) {
        return new Position("", size);
    }

    @Override
    public Map<String, String> parameters(Position position) {
        var size = Integer.toString(position.size());
        return position.after().isEmpty()
                ? Map.of(paging.sizeParam(), size)
                : Map.of(paging.cursorParam(), position.after(), paging.sizeParam(), size);
    }

    @Override
    public Optional<Position> next(Position position, JsonNode body, Headers headers, List<JsonNode> items) {
        if (!body.at(paging.more()).asBoolean() || items.isEmpty()) {
            return Optional.empty();
        }
        var last = items.getLast().at(paging.cursor()).asText("");
        if (last.isEmpty()) {
            throw new UnreadableAnswer("The answer says that more follows, but not after what");
        }
        if (last.equals(position.after())) {
            throw new UnreadableAnswer("The answer leads back to the page it came from");
        }
        return Optional.of(new Position(last, position.size()));
    }
}
