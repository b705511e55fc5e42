package io.fairlead.connector.engine.manifest;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One provider, as its folder describes it. Map order is the file's order.
 *
 * @param limits null when the provider may be asked as often as anybody likes
 * @param webhooks null when the provider sends none, or none that are understood
 */
public record Connector(
        String id,
        int version,
        int grammar,
        String name,
        String category,
        @Nullable String description,
        Map<String, Setting> settings,
        Map<String, CredentialField> credentials,
        Auth auth,
        Map<String, Template> headers,
        @Nullable Limits limits,
        ErrorMapping errors,
        Map<String, Operation> operations,
        Health health,
        Map<String, Stream> streams,
        @Nullable Webhooks webhooks) {

    /** The newest grammar this build understands. */
    public static final int GRAMMAR = 1;

    /** The setting every connector has: where the provider is. */
    public static final String BASE_URL = "base-url";

    static final Pattern KEBAB_CASE = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    public Connector {
        InvalidManifest.unless(KEBAB_CASE.matcher(id).matches(), "connector id '%s' must be kebab-case", id);
        InvalidManifest.unless(version > 0, "version %d must be positive", version);
        InvalidManifest.unless(grammar > 0 && grammar <= GRAMMAR, "grammar %d is not known", grammar);
        InvalidManifest.unless(settings.containsKey(BASE_URL), "a connector has the setting '%s'", BASE_URL);
        InvalidManifest.unless(
                operations.containsKey(health.operation()),
                "the health operation '%s' does not exist",
                health.operation());
        settings = Ordered.copyOf(settings);
        credentials = Ordered.copyOf(credentials);
        headers = Ordered.copyOf(headers);
        operations = Ordered.copyOf(operations);
        streams = Ordered.copyOf(streams);
    }

    public Optional<Operation> operation(String operationId) {
        return Optional.ofNullable(operations.get(operationId));
    }
}
