package io.fairlead.connector.engine.manifest;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** From the JSON of a {@code connector.yaml} that has the grammar's shape to the records. */
final class ConnectorYaml {
    private static final Duration USUAL_TIMEOUT = Duration.ofSeconds(10);

    private ConnectorYaml() {}

    static Connector connector(JsonNode yaml) {
        var timeout = duration(yaml.path("timeout"), USUAL_TIMEOUT);
        var retry = retry(yaml.path("retry"), Retry.USUAL);
        return new Connector(
                yaml.path("id").asText(),
                yaml.path("version").asInt(),
                yaml.path("grammar").asInt(),
                yaml.path("name").asText(),
                yaml.path("category").asText(),
                text(yaml.path("description")),
                StandardSettings.after(entries(yaml.path("settings"), ConnectorYaml::setting)),
                entries(yaml.path("credentials"), ConnectorYaml::credential),
                auth(yaml.path("auth")),
                templates(yaml.path("headers")),
                Limits.of(yaml.path("limits")),
                errors(yaml.path("errors")),
                entries(
                        yaml.path("operations"),
                        (id, operation) -> OperationYaml.operation(id, operation, timeout, retry)),
                new Health(
                        yaml.path("health").path("operation").asText(),
                        object(yaml.path("health").path("input"))),
                StreamsYaml.streams(yaml),
                WebhooksYaml.webhooks(yaml.path("webhooks")));
    }

    static Setting setting(String name, JsonNode yaml) {
        return new Setting(
                name,
                Setting.Type.of(yaml.path("type").asText()),
                yaml.path("required").asBoolean(),
                yaml.get("default"),
                list(yaml.path("values"), JsonNode::asText),
                yaml.path("label").asText(),
                text(yaml.path("description")));
    }

    private static CredentialField credential(String name, JsonNode yaml) {
        return new CredentialField(name, yaml.path("label").asText(), text(yaml.path("description")));
    }

    private static Auth auth(JsonNode yaml) {
        return switch (yaml.path("scheme").asText()) {
            case "none" -> new Auth.None();
            case "api-key" ->
                new Auth.ApiKey(
                        Auth.ApiKey.Place.of(yaml.path("in").asText()),
                        yaml.path("name").asText(),
                        template(yaml.path("value")));
            case "bearer" -> new Auth.Bearer(template(yaml.path("token")));
            case "basic" -> new Auth.Basic(template(yaml.path("username")), template(yaml.path("password")));
            case "oauth2-client-credentials" ->
                new Auth.OAuth2ClientCredentials(
                        template(yaml.path("token-url")),
                        template(yaml.path("client-id")),
                        template(yaml.path("client-secret")),
                        list(yaml.path("scopes"), JsonNode::asText),
                        Auth.OAuth2ClientCredentials.ClientAuthentication.of(
                                yaml.path("client-authentication").asText("basic")));
            default ->
                throw new InvalidManifest("the scheme '%s' is not known"
                        .formatted(yaml.path("scheme").asText()));
        };
    }

    private static ErrorMapping errors(JsonNode yaml) {
        var statuses = new HashMap<Integer, FailureKind>();
        yaml.path("statuses")
                .properties()
                .forEach(entry -> statuses.put(Integer.valueOf(entry.getKey()), kind(entry.getValue())));
        return new ErrorMapping(
                text(yaml.path("when")),
                list(yaml.path("code"), ConnectorYaml::pointer),
                list(yaml.path("message"), ConnectorYaml::pointer),
                entries(yaml.path("codes"), (code, kind) -> kind(kind)),
                statuses);
    }

    static FailureKind kind(JsonNode yaml) {
        return FailureKind.of(yaml.asText())
                .orElseThrow(() -> new InvalidManifest("the failure '%s' is not known".formatted(yaml.asText())));
    }

    static Retry retry(JsonNode yaml, Retry base) {
        return new Retry(
                yaml.path("retries").asInt(base.retries()),
                duration(yaml.path("first-wait"), base.firstWait()),
                duration(yaml.path("max-wait"), base.maxWait()));
    }

    static Duration duration(JsonNode yaml, Duration otherwise) {
        return yaml.isMissingNode() ? otherwise : Durations.parse(yaml.asText());
    }

    static Map<String, Template> templates(JsonNode yaml) {
        return entries(yaml, (name, template) -> template(template));
    }

    static Template template(JsonNode yaml) {
        return Template.parse(yaml.asText());
    }

    static JsonPointer pointer(JsonNode yaml) {
        return JsonPointer.compile(yaml.asText());
    }

    static ObjectNode object(JsonNode yaml) {
        return yaml instanceof ObjectNode object ? object : JsonNodeFactory.instance.objectNode();
    }

    static @Nullable String text(JsonNode yaml) {
        return yaml.isMissingNode() ? null : yaml.asText();
    }

    static <T> List<T> list(JsonNode yaml, Function<JsonNode, T> element) {
        return StreamSupport.stream(yaml.spliterator(), false).map(element).toList();
    }

    static <T> Map<String, T> entries(JsonNode yaml, BiFunction<String, JsonNode, T> entry) {
        var entries = new LinkedHashMap<String, T>();
        yaml.properties().forEach(each -> entries.put(each.getKey(), entry.apply(each.getKey(), each.getValue())));
        return entries;
    }
}
