package io.fairlead.connector.integration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.chassis.problem.Failure;
import io.fairlead.chassis.problem.FieldError;
import io.fairlead.chassis.secret.Secret;
import io.fairlead.connector.engine.manifest.Connector;
import io.fairlead.contracts.problem.ProblemCode;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads what a client sends about an integration and tells every mistake at once, each with its place. */
final class IntegrationReader {
    private static final Set<String> MEMBERS =
            Set.of("name", "connector", "environment", "enabled", "settings", "credentials");
    private static final int LONGEST_CREDENTIAL = 16_384;

    private final JsonNode body;
    private final List<FieldError> errors = new ArrayList<>();

    private IntegrationReader(@Nullable JsonNode body) {
        this.body = body == null ? JsonNodeFactory.instance.missingNode() : body;
    }

    /** A new integration, whole and valid. */
    static IntegrationDraft create(@Nullable JsonNode body, Function<String, Optional<Connector>> catalog) {
        return new IntegrationReader(body).draft(catalog);
    }

    /** A change of an integration by JSON Merge Patch (RFC 7396); name, connector and environment are fixed. */
    static IntegrationPatch patch(@Nullable JsonNode body, Integration present, Connector connector) {
        return new IntegrationReader(body).merged(present, connector);
    }

    private IntegrationDraft draft(Function<String, Optional<Connector>> catalog) {
        requireObjectOfKnownMembers();
        String name = text("name", "");
        if (!IntegrationName.isValid(name)) wrong("/name", IntegrationName.RULE);
        String environment = text("environment", IntegrationDraft.DEFAULT_ENVIRONMENT);
        if (!IntegrationName.isValid(environment)) wrong("/environment", IntegrationName.RULE);
        boolean enabled = flag("enabled", true);
        String connectorId = text("connector", "");
        Optional<Connector> connector = catalog.apply(connectorId);
        if (connector.isEmpty())
            wrong(
                    "/connector",
                    "there is no connector '%s' that can be used; /api/v1/connectors shows the state of each"
                            .formatted(connectorId));

        ObjectNode settings = object("settings");
        connector.ifPresent(known -> checkSettings(known, settings));
        Map<String, Secret> credentials = new LinkedHashMap<>();
        ObjectNode given = object("credentials");
        connector.ifPresent(known -> {
            credentials.putAll(credentials(known, given));
            known.credentials().keySet().stream()
                    .filter(field -> !given.hasNonNull(field))
                    .forEach(field -> wrong("/credentials/" + field, "is required by the connector"));
        });
        refuseWhenWrong();
        return new IntegrationDraft(name, connectorId, environment, enabled, json(settings), credentials);
    }

    private IntegrationPatch merged(Integration present, Connector connector) {
        requireObjectOfKnownMembers();
        fixed("name", present.name());
        fixed("connector", present.connector());
        fixed("environment", present.environment());
        boolean enabled = body.has("enabled") ? flag("enabled", true) : present.enabled();
        ObjectNode settings = body.has("settings") ? mergedSettings(present) : tree(present.settings());
        checkSettings(connector, settings);

        ObjectNode credentials = object("credentials");
        Map<String, Secret> given = credentials(connector, credentials);
        Set<String> removed = new HashSet<>();
        if (body.path("credentials").isNull())
            removed.addAll(connector.credentials().keySet());
        credentials.properties().stream()
                .filter(field -> field.getValue().isNull())
                .forEach(field -> removed.add(field.getKey()));
        refuseWhenWrong();
        return new IntegrationPatch(enabled, json(settings), given, removed);
    }

    private void requireObjectOfKnownMembers() {
        if (!body.isObject()) {
            wrong("", "must be a JSON object");
            refuseWhenWrong();
        }
        body.fieldNames().forEachRemaining(member -> {
            if (!MEMBERS.contains(member)) wrong(pointer(member), "is not a known member");
        });
    }

    private String text(String member, String otherwise) {
        JsonNode value = body.path(member);
        if (value.isMissingNode() || value.isNull()) {
            if (otherwise.isEmpty()) wrong("/" + member, "is required");
            return otherwise;
        }
        if (!value.isTextual()) wrong("/" + member, "must be a string");
        return value.asText();
    }

    private boolean flag(String member, boolean otherwise) {
        JsonNode value = body.path(member);
        if (value.isMissingNode() || value.isNull()) return otherwise;
        if (!value.isBoolean()) wrong("/" + member, "must be true or false");
        return value.asBoolean(otherwise);
    }

    private ObjectNode object(String member) {
        JsonNode value = body.path(member);
        if (value instanceof ObjectNode object) return object;
        if (!value.isMissingNode() && !value.isNull()) wrong("/" + member, "must be an object");
        return JsonNodeFactory.instance.objectNode();
    }

    private void fixed(String member, String present) {
        JsonNode value = body.path(member);
        if (!value.isMissingNode() && !present.equals(value.textValue()))
            wrong("/" + member, "is fixed when the integration is created ('%s')".formatted(present));
    }

    private ObjectNode mergedSettings(Integration present) {
        if (body.path("settings").isNull()) return JsonNodeFactory.instance.objectNode();
        ObjectNode merged = tree(present.settings());
        object("settings").properties().forEach(change -> {
            if (change.getValue().isNull()) merged.remove(change.getKey());
            else merged.set(change.getKey(), change.getValue());
        });
        return merged;
    }

    private void checkSettings(Connector connector, ObjectNode settings) {
        settings.properties().forEach(entry -> {
            String pointer = pointer("settings", entry.getKey());
            var declared = connector.settings().get(entry.getKey());
            if (declared == null) wrong(pointer, "is not a setting of connector '%s'".formatted(connector.id()));
            else declared.complaintAbout(entry.getValue()).ifPresent(complaint -> wrong(pointer, complaint));
        });
        connector.settings().values().stream()
                .filter(setting -> setting.required() && !settings.has(setting.name()))
                .forEach(setting -> wrong("/settings/" + setting.name(), "is required by the connector"));
    }

    private Map<String, Secret> credentials(Connector connector, ObjectNode given) {
        Map<String, Secret> credentials = new LinkedHashMap<>();
        given.properties().forEach(entry -> {
            String pointer = pointer("credentials", entry.getKey());
            JsonNode value = entry.getValue();
            if (!connector.credentials().containsKey(entry.getKey()))
                wrong(pointer, "is not a credential of connector '%s'".formatted(connector.id()));
            else if (value.isNull()) return;
            else if (!value.isTextual() || value.textValue().isBlank()) wrong(pointer, "must be a non-empty string");
            else if (value.textValue().length() > LONGEST_CREDENTIAL)
                wrong(pointer, "must have at most %d characters".formatted(LONGEST_CREDENTIAL));
            else credentials.put(entry.getKey(), Secret.of(value.textValue()));
        });
        return credentials;
    }

    private static String pointer(String... path) {
        return FieldError.at(List.of(path), "").pointer();
    }

    private void wrong(String pointer, String message) {
        errors.add(new FieldError(pointer, message));
    }

    private void refuseWhenWrong() {
        if (!errors.isEmpty())
            throw Failure.of(ProblemCode.INVALID_BODY, "The integration is not valid.")
                    .withErrors(errors);
    }

    private static JsonObject json(ObjectNode node) {
        return new JsonObject(node.toString());
    }

    private static ObjectNode tree(JsonObject settings) {
        return Settings.tree(settings);
    }
}
