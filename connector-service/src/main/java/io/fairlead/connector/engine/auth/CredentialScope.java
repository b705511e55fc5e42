package io.fairlead.connector.engine.auth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.fairlead.connector.engine.failure.CallFailed;
import io.fairlead.connector.engine.failure.ProviderFailure;
import io.fairlead.connector.engine.http.Headers;
import io.fairlead.connector.engine.manifest.FailureKind;
import io.fairlead.connector.engine.manifest.Template;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The only place where a template sees credentials. */
record CredentialScope(Account account) implements Template.Scope {

    @Override
    public @Nullable JsonNode valueOf(Template.Reference reference) {
        return switch (reference.source()) {
            case SETTINGS -> account.setting(reference.name());
            case CREDENTIALS ->
                account.credentials()
                        .value(reference.name())
                        .map(TextNode::valueOf)
                        .orElse(null);
            case INPUT -> null;
        };
    }

    String text(Template template) {
        return template.text(this, UnaryOperator.identity())
                .orElseThrow(() -> new CallFailed(ProviderFailure.beforehand(
                        FailureKind.AUTHENTICATION, "A credential of this integration is not set")));
    }

    String headerText(Template template) {
        var text = text(template);
        if (!Headers.canHold(text)) {
            throw new CallFailed(ProviderFailure.beforehand(
                    FailureKind.AUTHENTICATION, "A credential has characters that cannot be sent"));
        }
        return text;
    }
}
