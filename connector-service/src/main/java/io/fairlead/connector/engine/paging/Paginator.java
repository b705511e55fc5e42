package io.fairlead.connector.engine.paging;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairlead.connector.engine.http.Headers;
import io.fairlead.connector.engine.manifest.Paging;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Knows how one operation's pages follow each other. */
public interface Paginator {

    /** What a list's first page is asked for with. */
    Position first(int size);

    /** The query parameters that ask for the page at this position. */
    Map<String, String> parameters(Position position);

    /** Where the page after this one is, empty when this one is the last. */
    Optional<Position> next(Position position, JsonNode body, Headers headers, List<JsonNode> items);

    /** How many items there are over all pages, where the provider tells it. */
    default OptionalLong total(JsonNode body, Headers headers) {
        return OptionalLong.empty();
    }

    static Paginator of(Paging paging) {
        return switch (paging) {
            case Paging.ByOffset byOffset -> new OffsetPaginator(byOffset);
            case Paging.ByCursor byCursor -> new CursorPaginator(byCursor);
            case Paging.ByPage byPage -> new PageNumberPaginator(byPage);
        };
    }
}
