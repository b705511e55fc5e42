package io.fairlead.connector.engine.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A public value that an integration may or must give.
 *
 * @param values what an {@link Type#ENUM} may be; empty for every other type
 * @param defaultValue what holds when the integration says nothing; absent, templates that need it are left out
 */
public record Setting(
        String name,
        Type type,
        boolean required,
        @Nullable JsonNode defaultValue,
        List<String> values,
        String label,
        @Nullable String description) {

    public enum Type {
        URL,
        STRING,
        INTEGER,
        BOOLEAN,
        DURATION,
        ENUM;

        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Type of(String id) {
            return valueOf(id.toUpperCase(Locale.ROOT));
        }
    }

    public Setting {
        values = List.copyOf(values);
        InvalidManifest.unless(
                Connector.KEBAB_CASE.matcher(name).matches(), "setting name '%s' must be kebab-case", name);
        InvalidManifest.unless(
                (type == Type.ENUM) != values.isEmpty(), "setting '%s': an enum, and only an enum, has values", name);
        InvalidManifest.unless(
                !required || defaultValue == null, "setting '%s': what is required has no default", name);
        InvalidManifest.unless(
                StandardSettings.allows(name, type), "setting '%s' is a standard one and of another type", name);
        var wrong = defaultValue == null
                ? Optional.<String>empty()
                : complaintAbout(type, values, defaultValue)
                        .or(() -> StandardSettings.complaintAbout(name, defaultValue));
        InvalidManifest.unless(wrong.isEmpty(), "setting '%s': its default %s", name, wrong.orElse(""));
    }

    /** What is wrong with a value that an integration gives, as the end of a sentence: "must be …". */
    public Optional<String> complaintAbout(JsonNode value) {
        return complaintAbout(type, values, value).or(() -> StandardSettings.complaintAbout(name, value));
    }

    /** Whether a template may rely on this setting. */
    public boolean alwaysPresent() {
        return required || defaultValue != null;
    }

    static Optional<String> complaintAbout(Type type, List<String> values, JsonNode value) {
        return switch (type) {
            case URL -> unless(value.isTextual() && isUrl(value.textValue()), "must be an absolute http(s) URL");
            case STRING -> unless(value.isTextual(), "must be a string");
            case INTEGER -> unless(value.isIntegralNumber() && value.canConvertToLong(), "must be an integer");
            case BOOLEAN -> unless(value.isBoolean(), "must be true or false");
            case DURATION ->
                unless(
                        value.isTextual()
                                && Durations.SHAPE.matcher(value.textValue()).matches(),
                        "must be a duration like 500ms, 10s or 5m");
            case ENUM ->
                unless(
                        value.isTextual() && values.contains(value.textValue()),
                        "must be one of " + String.join(", ", values));
        };
    }

    private static Optional<String> unless(boolean holds, String complaint) {
        return holds ? Optional.empty() : Optional.of(complaint);
    }

    /** Without a query and a fragment, because paths are appended to it, and without user info, which is a secret. */
    private static boolean isUrl(String text) {
        try {
            var url = new URI(text);
            return ("https".equalsIgnoreCase(url.getScheme()) || "http".equalsIgnoreCase(url.getScheme()))
                    && url.getHost() != null
                    && url.getRawUserInfo() == null
                    && url.getRawQuery() == null
                    && url.getRawFragment() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
