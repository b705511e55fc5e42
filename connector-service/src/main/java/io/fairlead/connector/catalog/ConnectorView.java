package io.fairlead.connector.catalog;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.fairlead.connector.engine.manifest.Connector;
import io.fairlead.connector.engine.manifest.CredentialField;
import io.fairlead.connector.engine.manifest.ManifestError;
import io.fairlead.connector.engine.manifest.Setting;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A connector with all a client needs to configure and call it. */
@Schema(name = "Connector")
@JsonInclude(JsonInclude.Include.NON_NULL)
record ConnectorView(
        String id,
        @Nullable String name,
        @Nullable Integer version,
        @Nullable String category,
        @Nullable String description,

        @Schema(
                enumeration = {"valid", "invalid", "outdated", "removed"},
                description = "invalid: the folder has errors, and the last valid definition, if any, is in use."
                        + " outdated: the folder has a lower version than the one in use."
                        + " removed: no folder has it any more; integrations made with it go on, new ones are refused.")
        String state,

        List<SettingView> settings,
        List<CredentialView> credentials,
        List<OperationView> operations,

        @Schema(description = "The operation that tests an integration.") @Nullable
        String health,

        @Schema(description = "What can be kept in step with the provider.")
        List<StreamView> streams,

        @Schema(description = "What the provider's deliveries are like; absent when none are understood.") @Nullable
        WebhooksView webhooks,

        List<ErrorView> errors) {

    @Schema(name = "ConnectorSetting")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SettingView(
            String name,

            @Schema(enumeration = {"url", "string", "integer", "boolean", "duration", "enum"})
            String type,

            boolean required,

            @Schema(name = "default", implementation = Object.class) @JsonProperty("default") @Nullable
            JsonNode defaultValue,

            @Schema(description = "What an enum may be.") @Nullable
            List<String> values,

            String label,
            @Nullable String description) {

        static SettingView of(Setting setting) {
            return new SettingView(
                    setting.name(),
                    setting.type().id(),
                    setting.required(),
                    setting.defaultValue(),
                    setting.values().isEmpty() ? null : setting.values(),
                    setting.label(),
                    setting.description());
        }
    }

    @Schema(name = "ConnectorCredential", description = "A field; its value is never shown.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CredentialView(
            String name, String label, @Nullable String description) {

        static CredentialView of(CredentialField field) {
            return new CredentialView(field.name(), field.label(), field.description());
        }
    }

    @Schema(name = "ConnectorError")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ErrorView(
            String file,
            int line,
            int column,
            String pointer,
            String message,
            @Nullable String hint) {

        static ErrorView of(ManifestError error) {
            return new ErrorView(
                    error.file(), error.line(), error.column(), error.pointer(), error.message(), error.hint());
        }
    }

    static ConnectorView of(CatalogEntry entry) {
        var state = entry.state().id();
        var errors = entry.errors().stream().map(ErrorView::of).toList();
        var live = entry.live();
        return live == null
                ? new ConnectorView(
                        entry.id(),
                        null,
                        null,
                        null,
                        null,
                        state,
                        List.of(),
                        List.of(),
                        List.of(),
                        null,
                        List.of(),
                        null,
                        errors)
                : of(live, state, errors);
    }

    private static ConnectorView of(Connector connector, String state, List<ErrorView> errors) {
        return new ConnectorView(
                connector.id(),
                connector.name(),
                connector.version(),
                connector.category(),
                connector.description(),
                state,
                connector.settings().values().stream().map(SettingView::of).toList(),
                connector.credentials().values().stream()
                        .map(CredentialView::of)
                        .toList(),
                connector.operations().values().stream()
                        .map(operation -> OperationView.of(connector, operation))
                        .toList(),
                connector.health().operation(),
                connector.streams().values().stream().map(StreamView::of).toList(),
                WebhooksView.of(connector.webhooks()),
                errors);
    }
}
