package io.fairlead.connector.engine.body;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairlead.connector.engine.manifest.Template;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a request's templates see: settings and input, never a credential. */
record InputScope(Map<String, JsonNode> settings, JsonNode input) implements Template.Scope {

    @Override
    public @Nullable JsonNode valueOf(Template.Reference reference) {
        return switch (reference.source()) {
            case SETTINGS -> settings.get(reference.name());
            case INPUT -> at(reference);
            case CREDENTIALS -> null;
        };
    }

    private @Nullable JsonNode at(Template.Reference reference) {
        var node = input;
        for (var name : reference.path()) {
            node = node.path(name);
        }
        return node;
    }
}
