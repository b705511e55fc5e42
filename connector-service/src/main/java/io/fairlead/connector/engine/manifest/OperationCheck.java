package io.fairlead.connector.engine.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairlead.connector.engine.manifest.References.Standing;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** What one operation can get wrong although it has the grammar's shape. */
final class OperationCheck {
    private static final Set<String> NOT_OURS_TO_SET = Set.of(
            "authorization",
            "connection",
            "content-length",
            "content-type",
            "host",
            "proxy-authorization",
            "transfer-encoding");

    private final YamlFile file;
    private final References references;
    private final ExpressionCheck expressions;

    OperationCheck(YamlFile file, References references, ExpressionCheck expressions) {
        this.file = file;
        this.references = references;
        this.expressions = expressions;
    }

    void check(String pointer) {
        var operation = file.at(pointer);
        if (!operation.isObject()) {
            return;
        }
        checkMethod(pointer, operation);
        checkBody(pointer, operation);
        checkPaging(pointer, operation);
        checkHeaders(Pointers.child(pointer, "headers"));
        checkExpression(Pointers.child(pointer, "result"));
        checkSchemas(pointer, operation);
        checkReferences(pointer, operation);
        checkInput(Pointers.child(pointer, "example"), pointer);
    }

    private void checkMethod(String pointer, JsonNode operation) {
        var methods = Stream.of(Operation.Method.values())
                .filter(method -> operation.has(method.id()))
                .toList();
        if (methods.isEmpty()) {
            file.wrongKey(pointer, "the operation has no path", "add one of get, post, put, patch, delete");
            return;
        }
        methods.stream()
                .skip(1)
                .forEach(method -> file.wrongKey(
                        Pointers.child(pointer, method.id()), "the operation has a path already", "keep one of them"));
        var method = methods.getFirst();
        var reads = !writes(operation);
        if (reads && method != Operation.Method.GET && method != Operation.Method.POST) {
            file.wrong(Pointers.child(pointer, "kind"), "what is sent with %s is a write".formatted(method), null);
        }
        if (reads && operation.has("idempotency-header")) {
            file.wrongKey(
                    Pointers.child(pointer, "idempotency-header"), "a read can be repeated without it", "remove it");
        }
        if (!reads && operation.has("paging")) {
            file.wrongKey(Pointers.child(pointer, "paging"), "a write has no pages", "say 'kind: read' if it reads");
        }
    }

    boolean writes(JsonNode operation) {
        return switch (operation.path("kind").asText()) {
            case "read" -> false;
            case "write" -> true;
            default -> !operation.has(Operation.Method.GET.id());
        };
    }

    private void checkBody(String pointer, JsonNode operation) {
        var body = Pointers.child(pointer, "body");
        if (operation.path("body").isObject() && operation.path("body").size() != 1) {
            file.wrongKey(body, "a body is either 'form' or 'json'", null);
        }
        if (operation.has("body") && operation.has("get")) {
            file.wrongKey(body, "GET carries no body", "use 'query'");
        }
    }

    private void checkPaging(String pointer, JsonNode operation) {
        if (!operation.has("paging")) {
            return;
        }
        var paging = Pointers.child(pointer, "paging");
        if (!operation.has("items")) {
            file.wrongKey(pointer, "'items' is missing", "say where the body of a page holds its list");
        }
        if (!file.sound(paging)) {
            return;
        }
        try {
            OperationYaml.paging(file.at(paging));
        } catch (InvalidManifest e) {
            file.wrong(Pointers.child(paging, "size"), String.valueOf(e.getMessage()), null);
        }
        for (var key : List.of("size-param", "offset-param", "cursor-param", "page-param")) {
            var param = operation.path("paging").path(key).asText();
            if (operation.path("query").has(param)) {
                file.wrongKey(
                        Pointers.child(Pointers.child(pointer, "query"), param),
                        "paging sends '%s' already".formatted(param),
                        "remove it");
            }
        }
    }

    void checkHeaders(String pointer) {
        for (var name : file.names(pointer)) {
            if (NOT_OURS_TO_SET.contains(name.toLowerCase(Locale.ROOT))) {
                file.wrongKey(
                        Pointers.child(pointer, name),
                        "the header '%s' is set by the engine".formatted(name),
                        "see 'auth' and 'body'");
            }
        }
    }

    void checkExpression(String pointer) {
        var expression = file.at(pointer);
        if (expression.isTextual()) {
            expressions
                    .complaintAbout(expression.textValue())
                    .ifPresent(complaint -> file.wrong(pointer, "the expression does not compile: " + complaint, null));
        }
    }

    private void checkSchemas(String pointer, JsonNode operation) {
        var schemas = new SchemaCheck(file);
        schemas.checkInput(Pointers.child(pointer, "input"), operation.has("paging"));
        schemas.check(Pointers.child(pointer, "output"));
    }

    private void checkReferences(String pointer, JsonNode operation) {
        var input = operation.path("input");
        for (var method : Operation.Method.values()) {
            references.check(Pointers.child(pointer, method.id()), Standing.PATH, input);
        }
        for (var part : List.of("query", "headers", "body")) {
            references.check(Pointers.child(pointer, part), Standing.REQUEST, input);
        }
    }

    /** Checks that the object at {@code example} is an input the operation takes. */
    void checkInput(String example, String operation) {
        if (!file.sound(example)
                || !file.sound(Pointers.child(operation, "input"))
                || !file.findings().noneUnder(Pointers.child(operation, "paging"))) {
            return;
        }
        var schema = DataSchema.of(OperationYaml.input(file.at(operation)));
        schema.violations(file.at(example))
                .forEach(violation -> file.wrong(example + violation.pointer(), violation.message(), null));
    }
}
