package io.fairlead.connector.engine.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A JSON value whose strings are templates. Fields and elements that are absent are left out. */
public sealed interface ValueTemplate {

    Optional<JsonNode> value(Template.Scope scope);

    record Leaf(Template template) implements ValueTemplate {
        @Override
        public Optional<JsonNode> value(Template.Scope scope) {
            return template.value(scope);
        }
    }

    record Literal(JsonNode literal) implements ValueTemplate {
        @Override
        public Optional<JsonNode> value(Template.Scope scope) {
            return Optional.of(literal);
        }
    }

    /** Absent when it has fields and every one of them is absent. */
    record Fields(Map<String, ValueTemplate> fields) implements ValueTemplate {
        public Fields {
            fields = Ordered.copyOf(fields);
        }

        @Override
        public Optional<JsonNode> value(Template.Scope scope) {
            var object = JsonNodeFactory.instance.objectNode();
            fields.forEach((name, field) -> field.value(scope).ifPresent(value -> object.set(name, value)));
            return object.isEmpty() && !fields.isEmpty() ? Optional.empty() : Optional.of(object);
        }
    }

    /** Absent when it has elements and every one of them is absent. */
    record Elements(List<ValueTemplate> elements) implements ValueTemplate {
        public Elements {
            elements = List.copyOf(elements);
        }

        @Override
        public Optional<JsonNode> value(Template.Scope scope) {
            var array = JsonNodeFactory.instance.arrayNode();
            elements.forEach(element -> element.value(scope).ifPresent(array::add));
            return array.isEmpty() && !elements.isEmpty() ? Optional.empty() : Optional.of(array);
        }
    }
}
