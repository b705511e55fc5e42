package io.fairlead.connector.credential;

import io.fairlead.chassis.identity.TenantId;
import io.fairlead.chassis.secret.Envelope;
import io.fairlead.chassis.secret.Secret;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The credentials of integrations. Sealing and opening need keys that may have to be fetched, so both happen outside of
 * the transaction that stores or reads.
 */
@ApplicationScoped
public class Credentials implements PanacheRepositoryBase<SealedCredential, SealedCredential.Key> {
    private final Envelope envelope;
    private final Clock clock;

    Credentials(Envelope envelope, Clock clock) {
        this.envelope = envelope;
        this.clock = clock;
    }

    public Uni<List<SealedCredential>> seal(TenantId tenant, UUID integration, Map<String, Secret> values) {
        return Multi.createFrom()
                .iterable(values.entrySet())
                .onItem()
                .transformToUniAndConcatenate(value -> seal(tenant, integration, value.getKey(), value.getValue()))
                .collect()
                .asList();
    }

    /** Stores what was sealed, in the transaction at hand; a field that is there is replaced. */
    public Uni<Void> put(List<SealedCredential> credentials) {
        return Multi.createFrom()
                .iterable(credentials)
                .onItem()
                .transformToUniAndConcatenate(credential -> getSession().chain(session -> session.merge(credential)))
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** Removes fields in the transaction at hand. */
    public Uni<Void> remove(UUID integration, Set<String> fields) {
        return fields.isEmpty()
                ? Uni.createFrom().voidItem()
                : delete("integrationId = ?1 and field in ?2", integration, fields)
                        .replaceWithVoid();
    }

    /** What lies in the database, read in the transaction at hand. */
    public Uni<List<SealedCredential>> of(UUID integration) {
        return list("integrationId = ?1 order by field", integration);
    }

    /** The names of the fields that are set, by integration, read in the transaction at hand. */
    public Uni<Map<UUID, List<String>>> namesOf(List<UUID> integrations) {
        return list("integrationId in ?1 order by field", integrations).map(found -> found.stream()
                .collect(Collectors.groupingBy(
                        credential -> credential.integrationId,
                        Collectors.mapping(credential -> credential.field, Collectors.toList()))));
    }

    public Uni<Map<String, Secret>> open(TenantId tenant, List<SealedCredential> credentials) {
        return Multi.createFrom()
                .iterable(credentials)
                .onItem()
                .transformToUniAndConcatenate(credential -> envelope.open(
                                tenant, context(credential.integrationId, credential.field), credential.sealed)
                        .map(secret -> Map.entry(credential.field, secret)))
                .collect()
                .asMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    public static List<String> names(List<SealedCredential> credentials) {
        var names = new ArrayList<String>();
        credentials.forEach(credential -> names.add(credential.field));
        return names;
    }

    private Uni<SealedCredential> seal(TenantId tenant, UUID integration, String field, Secret value) {
        return envelope.seal(tenant, context(integration, field), value)
                .map(box -> new SealedCredential(integration, field, tenant.value(), box, clock.instant()));
    }

    private static String context(UUID integration, String field) {
        return "credential/%s/%s".formatted(integration, field);
    }
}
