package io.fairlead.connector.engine.paging;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The number of all items, where a provider tells it; some write it as a string. */
final class Totals {
    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

    private Totals() {}

    static OptionalLong at(@Nullable JsonPointer place, JsonNode body) {
        return place == null ? OptionalLong.empty() : parse(body.at(place).asText(""));
    }

    static OptionalLong parse(String text) {
        var number = text.strip();
        return NUMBER.matcher(number).matches() ? OptionalLong.of(Long.parseLong(number)) : OptionalLong.empty();
    }
}
