package io.fairlead.webhook.endpoint;

import io.fairlead.chassis.identity.TenantId;
import io.fairlead.chassis.secret.Envelope;
import io.fairlead.chassis.secret.Secret;
import io.fairlead.webhook.endpoint.Endpoint.HeldSecret;
import io.fairlead.webhook.endpoint.StoredEndpoint.SealedSecret;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Seals and opens verification secrets; both may need a key from the database, and happen outside of transactions. */
@ApplicationScoped
class EndpointSecrets {
    private final Envelope envelope;

    EndpointSecrets(Envelope envelope) {
        this.envelope = envelope;
    }

    /** The sealed values, each by an id of its own. */
    Uni<Map<UUID, String>> seal(TenantId tenant, EndpointId endpoint, List<Secret> secrets) {
        return Multi.createFrom()
                .iterable(secrets)
                .onItem()
                .transformToUniAndConcatenate(secret -> {
                    UUID id = UUID.randomUUID();
                    return envelope.seal(tenant, context(endpoint, id), secret).map(box -> Map.entry(id, box));
                })
                .collect()
                .asMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    Uni<List<HeldSecret>> open(TenantId tenant, EndpointId endpoint, List<SealedSecret> secrets) {
        return Multi.createFrom()
                .iterable(secrets)
                .onItem()
                .transformToUniAndConcatenate(box -> envelope.open(tenant, context(endpoint, box.id()), box.sealed())
                        .map(secret -> new HeldSecret(secret, box.until())))
                .collect()
                .asList();
    }

    private static String context(EndpointId endpoint, UUID id) {
        return "endpoint-secret/%s/%s".formatted(endpoint.value(), id);
    }
}
