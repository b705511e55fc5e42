package io.fairlead.connector.engine.body;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairlead.connector.engine.http.Payload;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** {@code application/x-www-form-urlencoded}: objects as {@code name[key]}, lists as {@code name[0]}. */
public final class FormBody {
    public static final String MEDIA_TYPE = "application/x-www-form-urlencoded";

    private FormBody() {}

    public static Payload of(Map<String, String> fields) {
        return Payload.of(fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&")));
    }

    static Payload of(JsonNode fields) {
        var flat = new LinkedHashMap<String, String>();
        fields.properties().forEach(field -> flatten(field.getKey(), field.getValue(), flat));
        return of(flat);
    }

    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static void flatten(String name, JsonNode value, Map<String, String> flat) {
        if (value.isObject()) {
            value.properties().forEach(field -> flatten(name + "[" + field.getKey() + "]", field.getValue(), flat));
        } else if (value.isArray()) {
            for (var i = 0; i < value.size(); i++) {
                flatten(name + "[" + i + "]", value.get(i), flat);
            }
        } else if (!value.isNull()) {
            flat.put(name, Values.text(value));
        }
    }
}
