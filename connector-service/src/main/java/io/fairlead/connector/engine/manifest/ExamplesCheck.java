package io.fairlead.connector.engine.manifest;

/** Whether the exchanges fit the connector whose examples they are. */
final class ExamplesCheck {
    private final YamlFile file;
    private final Connector connector;

    ExamplesCheck(YamlFile file, Connector connector) {
        this.file = file;
        this.connector = connector;
    }

    void check() {
        for (var i = 0; i < file.at("/exchanges").size(); i++) {
            checkExchange(Pointers.child("/exchanges", i));
        }
    }

    private void checkExchange(String pointer) {
        if (!file.at(pointer).isObject()) {
            return;
        }
        checkOutcome(pointer);
        checkBodies(pointer);
        var id = file.at(pointer + "/operation");
        if (!id.isTextual()) {
            return;
        }
        connector
                .operation(id.textValue())
                .ifPresentOrElse(
                        operation -> checkAgainst(operation, pointer),
                        () -> file.wrong(
                                pointer + "/operation",
                                "there is no operation '%s'".formatted(id.textValue()),
                                Suggestion.among(connector.operations().keySet(), id.textValue())));
    }

    private void checkOutcome(String pointer) {
        if (file.at(pointer).has("data") == file.at(pointer).has("failure")) {
            file.wrong(pointer, "an exchange ends in either 'data' or 'failure'", null);
        }
    }

    private void checkBodies(String pointer) {
        if (file.at(pointer + "/request").has("form")
                && file.at(pointer + "/request").has("json")) {
            file.wrongKey(pointer + "/request/json", "a request has either 'form' or 'json'", null);
        }
        if (file.at(pointer + "/response").has("text")
                && file.at(pointer + "/response").has("json")) {
            file.wrongKey(pointer + "/response/json", "a response has either 'text' or 'json'", null);
        }
    }

    private void checkAgainst(Operation operation, String pointer) {
        var method = file.at(pointer + "/request/method");
        if (method.isTextual() && !method.textValue().equals(operation.method().name())) {
            file.wrong(
                    pointer + "/request/method",
                    "the operation '%s' is sent with %s".formatted(operation.id(), operation.method()),
                    null);
        }
        checkData(pointer + "/input", DataSchema.of(operation.input()));
        checkData(pointer + "/data", DataSchema.of(operation.output()));
    }

    private void checkData(String pointer, DataSchema schema) {
        if (file.sound(pointer)) {
            schema.violations(file.at(pointer))
                    .forEach(violation -> file.wrong(pointer + violation.pointer(), violation.message(), null));
        }
    }
}
