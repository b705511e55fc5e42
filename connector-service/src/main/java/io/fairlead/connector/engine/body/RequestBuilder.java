package io.fairlead.connector.engine.body;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.fairlead.connector.engine.http.Headers;
import io.fairlead.connector.engine.http.HttpRequest;
import io.fairlead.connector.engine.http.Payload;
import io.fairlead.connector.engine.manifest.Body;
import io.fairlead.connector.engine.manifest.Connector;
import io.fairlead.connector.engine.manifest.Operation;
import io.fairlead.connector.engine.manifest.Template;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Fills an operation's templates. Values are encoded for the place they go to, so that none of them can become a part
 * of the request's structure: no further path segment, parameter or header.
 */
public final class RequestBuilder {
    private static final Pattern DOTS = Pattern.compile("(?:^|[/\\\\])\\.{1,2}(?:[/\\\\]|$)");

    private static final Pattern ENCODED_DOT = Pattern.compile("%2e", Pattern.CASE_INSENSITIVE);
    private static final Pattern ENCODED_SLASH = Pattern.compile("%2f|%5c", Pattern.CASE_INSENSITIVE);

    private final Connector connector;
    private final Operation operation;
    private final long maxAnswerBytes;

    public RequestBuilder(Connector connector, Operation operation, long maxAnswerBytes) {
        this.connector = connector;
        this.operation = operation;
        this.maxAnswerBytes = maxAnswerBytes;
    }

    /** The request for this input, with further query parameters, those of a page. */
    public HttpRequest build(Map<String, JsonNode> settings, JsonNode input, Map<String, String> parameters) {
        var scope = new InputScope(settings, input);
        var body = operation.body();
        return new HttpRequest(
                operation.method().name(),
                address(scope, parameters),
                headers(scope),
                body == null ? Payload.EMPTY : payload(body, scope),
                maxAnswerBytes);
    }

    private URI address(InputScope scope, Map<String, String> parameters) {
        var base = String.valueOf(scope.settings()
                .getOrDefault(Connector.BASE_URL, JsonNodeFactory.instance.textNode(""))
                .asText());
        var query = query(scope, parameters);
        try {
            return new URI(withoutEndSlash(base) + path(scope) + (query.isEmpty() ? "" : "?" + query));
        } catch (URISyntaxException e) {
            throw InvalidInput.at("", "The path or query this input leads to is not valid");
        }
    }

    private String path(InputScope scope) {
        for (var reference : operation.path().references()) {
            checkSegment(reference, scope);
        }
        return operation
                .path()
                .text(scope, Percent::encoded)
                .orElseThrow(() -> InvalidInput.at("", "A value that the path needs is missing"));
    }

    /** A value is one segment: neither empty nor a way up, also not for servers that decode before they look. */
    private static void checkSegment(Template.Reference reference, InputScope scope) {
        var value = scope.valueOf(reference);
        if (value == null || value.isNull() || value.isMissingNode()) {
            throw InvalidInput.at(pointer(reference), "is needed for the path");
        }
        var text = Values.text(value);
        if (text.isEmpty() || DOTS.matcher(decoded(text)).find() || text.chars().anyMatch(Character::isISOControl)) {
            throw InvalidInput.at(pointer(reference), "cannot be a part of a path");
        }
    }

    private static String decoded(String text) {
        return ENCODED_SLASH.matcher(ENCODED_DOT.matcher(text).replaceAll(".")).replaceAll("/");
    }

    private String query(InputScope scope, Map<String, String> parameters) {
        var pairs = new ArrayList<String>();
        operation.query().forEach((name, template) -> template.value(scope)
                .ifPresent(value -> values(value).forEach(text -> pairs.add(Percent.pair(name, text)))));
        parameters.forEach((name, value) -> pairs.add(Percent.pair(name, value)));
        return String.join("&", pairs);
    }

    /** A list becomes the same parameter several times. */
    private static List<String> values(JsonNode value) {
        if (!value.isArray()) {
            return List.of(Values.text(value));
        }
        var texts = new ArrayList<String>();
        value.forEach(element -> texts.add(Values.text(element)));
        return texts;
    }

    private Headers headers(InputScope scope) {
        var headers = Headers.NONE.with("Accept", JsonBody.MEDIA_TYPE);
        var body = operation.body();
        if (body != null) {
            headers = headers.with("Content-Type", mediaType(body));
        }
        for (var templates : List.of(connector.headers(), operation.headers())) {
            for (var entry : templates.entrySet()) {
                var text = entry.getValue().text(scope, UnaryOperator.identity());
                if (text.isPresent()) {
                    headers = headers.with(entry.getKey(), checkedHeader(entry.getValue(), text.get()));
                }
            }
        }
        return headers;
    }

    private static String checkedHeader(Template template, String text) {
        if (Headers.canHold(text)) {
            return text;
        }
        var from = template.references().stream()
                .filter(reference -> reference.source() == Template.Source.INPUT)
                .findFirst();
        throw InvalidInput.at(from.map(RequestBuilder::pointer).orElse(""), "has characters that a header cannot hold");
    }

    private static String mediaType(Body body) {
        return switch (body) {
            case Body.Form ignored -> FormBody.MEDIA_TYPE;
            case Body.Json ignored -> JsonBody.MEDIA_TYPE;
        };
    }

    private static Payload payload(Body body, InputScope scope) {
        var content = body.content().value(scope).orElseGet(JsonNodeFactory.instance::objectNode);
        return switch (body) {
            case Body.Form ignored -> FormBody.of(content);
            case Body.Json ignored -> JsonBody.of(content);
        };
    }

    private static String pointer(Template.Reference reference) {
        return reference.source() == Template.Source.INPUT
                ? reference.path().stream()
                        .map(name -> "/" + name.replace("~", "~0").replace("/", "~1"))
                        .collect(Collectors.joining())
                : "";
    }

    private static String withoutEndSlash(String base) {
        return base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
    }
}
