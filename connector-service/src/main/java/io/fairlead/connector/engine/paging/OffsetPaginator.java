package io.fairlead.connector.engine.paging;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairlead.connector.engine.http.Headers;
import io.fairlead.connector.engine.manifest.Paging;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Goes on by the number of items it got, not by the number it asked for: a provider may give fewer. */
record OffsetPaginator(Paging.ByOffset paging) implements Paginator {

    @Override
    public Position first(int size) {
        return new Position("0", size);
    }

    @Override
    public Map<String, String> parameters(Position position) {
        return Map.of(paging.offsetParam(), position.after(), paging.sizeParam(), Integer.toString(position.size()));
    }

    @Override
    public Optional<Position> next(Position position, JsonNode body, Headers headers, List<JsonNode> items) {
        var seen = position.number() + items.size();
        var total = total(body, headers);
        var more = total.isPresent() ? seen < total.getAsLong() : items.size() >= position.size();
        return more && !items.isEmpty()
                ? Optional.of(new Position(Long.toString(seen), position.size()))
                : Optional.empty();
    }

    @Override
    public OptionalLong total(JsonNode body, Headers headers) {
        var header = paging.totalHeader();
        if (header != null) {
            var told = headers.first(header).map(Totals::parse).orElse(OptionalLong.empty());
            if (told.isPresent()) {
                return told;
            }
        }
        return Totals.at(paging.total(), body);
    }
}
