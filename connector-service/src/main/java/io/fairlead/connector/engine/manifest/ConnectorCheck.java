package io.fairlead.connector.engine.manifest;

import io.fairlead.connector.engine.manifest.References.Standing;

/** What a {@code connector.yaml} can get wrong although it has the grammar's shape. Goes as far as the shape lets it. */
final class ConnectorCheck {
    private final YamlFile file;
    private final String folder;
    private final References references;
    private final OperationCheck operations;

    ConnectorCheck(YamlFile file, String folder, ExpressionCheck expressions) {
        this.file = file;
        this.folder = folder;
        this.references = new References(file);
        this.operations = new OperationCheck(file, references, expressions);
    }

    void check() {
        checkId();
        file.names("/settings").forEach(this::checkSetting);
        checkBaseUrl();
        references.check("/auth", Standing.AUTH, null);
        references.check("/headers", Standing.CONNECTOR_HEADER, null);
        operations.checkHeaders("/headers");
        checkRetry("/retry", Retry.USUAL);
        checkLimits();
        checkErrors();
        file.names("/operations").forEach(this::checkOperation);
        checkHealth();
        new StreamsCheck(file, operations).check();
        new WebhooksCheck(file).check();
        references.reportUnused();
    }

    private void checkId() {
        var id = file.at("/id");
        if (id.isTextual() && !id.textValue().equals(folder)) {
            file.wrong(
                    "/id",
                    "the id '%s' is not the name of the folder, '%s'".formatted(id.textValue(), folder),
                    "rename one of them");
        }
    }

    private void checkSetting(String name) {
        var pointer = Pointers.child("/settings", name);
        if (!file.sound(pointer)) {
            return;
        }
        try {
            ConnectorYaml.setting(name, file.at(pointer));
        } catch (InvalidManifest e) {
            file.wrong(pointer, String.valueOf(e.getMessage()), null);
        }
    }

    private void checkBaseUrl() {
        var pointer = "/settings/" + Connector.BASE_URL;
        if (!file.sound(pointer)) {
            return;
        }
        var setting = file.at(pointer);
        if (!setting.path("type").asText().equals(Setting.Type.URL.id())) {
            file.wrong(pointer + "/type", "'base-url' must be a url", null);
        }
        if (!setting.path("required").asBoolean() && !setting.has("default")) {
            file.wrongKey(
                    pointer,
                    "'base-url' has no default",
                    "give the provider's production address, or 'required: true'");
        }
    }

    private void checkRetry(String pointer, Retry base) {
        if (file.sound(pointer)) {
            retry(pointer, base);
        }
    }

    private Retry retry(String pointer, Retry base) {
        try {
            return ConnectorYaml.retry(file.at(pointer), base);
        } catch (InvalidManifest e) {
            file.wrong(pointer, String.valueOf(e.getMessage()), null);
            return base;
        }
    }

    private void checkLimits() {
        if (file.sound("/limits")) {
            try {
                Limits.of(file.at("/limits"));
            } catch (InvalidManifest e) {
                file.wrongKey("/limits", String.valueOf(e.getMessage()), "say one of 'per-second' and 'per-minute'");
            }
        }
    }

    private void checkErrors() {
        operations.checkExpression("/errors/when");
        if (file.at("/errors").has("codes") && file.at("/errors/code").isMissingNode()) {
            file.wrongKey("/errors/codes", "'codes' needs 'code'", "say where the provider's code stands");
        }
    }

    private void checkOperation(String id) {
        var pointer = Pointers.child("/operations", id);
        operations.check(pointer);
        var connectorRetry = file.sound("/retry") ? retry("/retry", Retry.USUAL) : Retry.USUAL;
        checkRetry(Pointers.child(pointer, "retry"), connectorRetry);
    }

    private void checkHealth() {
        if (!file.sound("/health")) {
            return;
        }
        var id = file.at("/health/operation").asText();
        var pointer = Pointers.child("/operations", id);
        if (!file.names("/operations").contains(id)) {
            file.wrong(
                    "/health/operation",
                    "there is no operation '%s'".formatted(id),
                    Suggestion.among(file.names("/operations"), id));
            return;
        }
        if (operations.writes(file.at(pointer))) {
            file.wrong("/health/operation", "'%s' is a write".formatted(id), "a read that costs little is enough");
        }
        if (!file.at("/health").has("input")) {
            if (!file.at(pointer + "/input/required").isEmpty()) {
                file.wrongKey("/health", "'input' is missing", "the operation '%s' has required inputs".formatted(id));
            }
            return;
        }
        operations.checkInput("/health/input", pointer);
    }
}
