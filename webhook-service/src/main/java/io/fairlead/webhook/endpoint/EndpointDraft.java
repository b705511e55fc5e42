package io.fairlead.webhook.endpoint;

import io.fairlead.chassis.secret.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a client wants of a new endpoint, read and not yet held against its integration.
 *
 * @param scheme empty where the connector's own is meant
 */
record EndpointDraft(String integration, Optional<String> scheme, List<Secret> secrets, int maxBytes) {
    EndpointDraft {
        secrets = List.copyOf(secrets);
    }

    /**
     * What a client wants changed.
     *
     * @param secrets null where they stay
     * @param overlap how long those that are replaced go on to hold
     * @param maxBytes null where it stays
     */
    record Patch(
            @Nullable List<Secret> secrets,
            Duration overlap,
            @Nullable Integer maxBytes) {}
}
