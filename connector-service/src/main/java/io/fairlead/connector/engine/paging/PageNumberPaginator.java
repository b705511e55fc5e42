package io.fairlead.connector.engine.paging;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairlead.connector.engine.http.Headers;
import io.fairlead.connector.engine.manifest.Paging;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Counts pages of one size: with another size the same number would be another page. */
record PageNumberPaginator(Paging.ByPage paging) implements Paginator {

    @Override
    public Position first(int size) {
        return new Position("1", size);
    }

    @Override
    public Map<String, String> parameters(Position position) {
        return Map.of(paging.pageParam(), position.after(), paging.sizeParam(), Integer.toString(position.size()));
    }

    @Override
    public Optional<Position> next(Position position, JsonNode body, Headers headers, List<JsonNode> items) {
        var total = total(body, headers);
        var more = total.isPresent()
                ? position.number() * position.size() < total.getAsLong()
                : items.size() >= position.size();
        return more && !items.isEmpty()
                ? Optional.of(new Position(Long.toString(position.number() + 1), position.size()))
                : Optional.empty();
    }

    @Override
    public OptionalLong total(JsonNode body, Headers headers) {
        return Totals.at(paging.total(), body);
    }
}
