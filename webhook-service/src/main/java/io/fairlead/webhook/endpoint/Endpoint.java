package io.fairlead.webhook.endpoint;

import com.fasterxml.jackson.core.JsonPointer;
import io.fairlead.chassis.identity.TenantId;
import io.fairlead.chassis.secret.Secret;
import io.fairlead.webhook.signature.SignatureScheme;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint with all that a delivery is judged by, as it is held in memory.
 *
 * @param refusedStatus what a wrong signature is answered with, where the connector says so
 * @param secretFields what is blanked before anything is stored
 * @param loadedAt when it was read, by {@link System#nanoTime()}
 */
public record Endpoint(
        TenantId tenant,
        EndpointId id,
        String integration,
        String connector,
        SignatureScheme scheme,
        Duration tolerance,
        Optional<Integer> refusedStatus,
        List<JsonPointer> secretFields,
        int maxBytes,
        List<HeldSecret> secrets,
        long loadedAt) {
    /** What an endpoint takes unless it is set to something else, bytes. */
    static final int USUAL_BYTES = 1024 * 1024;

    /** The most an endpoint can be set to take, bytes; Kafka's topics are made for it. */
    static final int MOST_BYTES = 4 * 1024 * 1024;

    /** A secret, and until when it holds where it was replaced. */
    record HeldSecret(Secret secret, @Nullable Instant until) {}

    public Endpoint {
        secretFields = List.copyOf(secretFields);
        secrets = List.copyOf(secrets);
    }

    /** Those that hold now. */
    public List<Secret> secretsAt(Instant now) {
        return secrets.stream()
                .filter(held -> held.until() == null || held.until().isAfter(now))
                .map(HeldSecret::secret)
                .toList();
    }
}
