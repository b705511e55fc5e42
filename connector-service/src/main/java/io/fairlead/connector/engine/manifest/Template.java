package io.fairlead.connector.engine.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Text with references such as {@code ${input.amount}}. It only substitutes: no expression, no default, no escape.
 * What refers to something absent or null is absent as a whole.
 */
public record Template(List<Part> parts) {

    public sealed interface Part {}

    public record Text(String text) implements Part {}

    /**
     * Names a value.
     *
     * @param path where in the source; further names descend into an input's objects
     */
    public record Reference(Source source, List<String> path) implements Part {
        public Reference {
            path = List.copyOf(path);
        }

        public String name() {
            return path.getFirst();
        }

        @Override
        public String toString() {
            return "${" + source.id() + "." + String.join(".", path) + "}";
        }
    }

    public enum Source {
        SETTINGS("settings"),
        CREDENTIALS("credentials"),
        INPUT("input");

        private final String id;

        Source(String id) {
            this.id = id;
        }

        public String id() {
            return id;
        }

        static Optional<Source> of(String id) {
            for (var source : values()) {
                if (source.id.equals(id)) {
                    return Optional.of(source);
                }
            }
            return Optional.empty();
        }
    }

    /** Where the values come from; null or JSON null when there is none. */
    @FunctionalInterface
    public interface Scope {
        @Nullable
        JsonNode valueOf(Reference reference);
    }

    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([^}]*)}?");
    private static final Pattern NAMES = Pattern.compile("[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)+");

    public Template {
        parts = List.copyOf(parts);
    }

    public static Template parse(String text) {
        var parts = new ArrayList<Part>();
        var matcher = REFERENCE.matcher(text);
        var end = 0;
        while (matcher.find()) {
            if (matcher.start() > end) {
                parts.add(new Text(text.substring(end, matcher.start())));
            }
            parts.add(reference(matcher.group()));
            end = matcher.end();
        }
        if (end < text.length()) {
            parts.add(new Text(text.substring(end)));
        }
        return new Template(parts);
    }

    private static Reference reference(String written) {
        var inner = written.endsWith("}") ? written.substring(2, written.length() - 1) : "";
        InvalidManifest.unless(
                NAMES.matcher(inner).matches(),
                "'%s' is not a reference; write ${settings.x}, ${credentials.x} or ${input.x}",
                written);
        var names = List.of(inner.split("\\."));
        var source = Source.of(names.getFirst());
        InvalidManifest.unless(
                source.isPresent(),
                "'%s' refers to nothing; a reference begins with settings, credentials or input",
                written);
        InvalidManifest.unless(source.get() == Source.INPUT || names.size() == 2, "'%s' has a name too many", written);
        return new Reference(source.get(), names.subList(1, names.size()));
    }

    public List<Reference> references() {
        return parts.stream()
                .filter(Reference.class::isInstance)
                .map(Reference.class::cast)
                .toList();
    }

    /** The value as it is (number, list, …) when the template is one reference and nothing else; otherwise text. */
    public Optional<JsonNode> value(Scope scope) {
        return parts.size() == 1 && parts.getFirst() instanceof Reference reference
                ? resolve(scope, reference)
                : text(scope, UnaryOperator.identity()).map(TextNode::valueOf);
    }

    /** The text, each substituted value (and no other part) encoded by {@code encoding}. */
    public Optional<String> text(Scope scope, UnaryOperator<String> encoding) {
        var text = new StringBuilder();
        for (var part : parts) {
            switch (part) {
                case Text literal -> text.append(literal.text());
                case Reference reference -> {
                    var value = resolve(scope, reference);
                    if (value.isEmpty()) {
                        return Optional.empty();
                    }
                    text.append(encoding.apply(asText(value.get())));
                }
            }
        }
        return Optional.of(text.toString());
    }

    private static Optional<JsonNode> resolve(Scope scope, Reference reference) {
        return Optional.ofNullable(scope.valueOf(reference)).filter(value -> !value.isNull() && !value.isMissingNode());
    }

    private static String asText(JsonNode value) {
        return value.isValueNode() ? value.asText() : value.toString();
    }
}
