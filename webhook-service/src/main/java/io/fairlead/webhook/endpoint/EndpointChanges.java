package io.fairlead.webhook.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairlead.chassis.data.Transactions;
import io.fairlead.chassis.identity.CurrentTenant;
import io.fairlead.chassis.identity.TenantId;
import io.fairlead.chassis.problem.Failure;
import io.fairlead.chassis.problem.FieldError;
import io.fairlead.contracts.problem.ProblemCode;
import io.fairlead.webhook.connector.ConnectorDefinitions;
import io.fairlead.webhook.connector.KnownConnector;
import io.fairlead.webhook.endpoint.StoredEndpoint.SealedSecret;
import io.fairlead.webhook.integration.KnownIntegrations;
import io.fairlead.webhook.signature.SignatureSchemes;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** What administrators do to endpoints. */
@ApplicationScoped
class EndpointChanges {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);
    private static final int MOST_SECRETS_AT_ONCE = 20;

    private final RandomGenerator random = new SecureRandom();
    private final Transactions transactions;
    private final CurrentTenant tenant;
    private final EndpointStore store;
    private final EndpointSecrets secrets;
    private final KnownIntegrations integrations;
    private final ConnectorDefinitions connectors;
    private final Endpoints endpoints;

    EndpointChanges(
            Transactions transactions,
            CurrentTenant tenant,
            EndpointStore store,
            EndpointSecrets secrets,
            KnownIntegrations integrations,
            ConnectorDefinitions connectors,
            Endpoints endpoints) {
        this.transactions = transactions;
        this.tenant = tenant;
        this.store = store;
        this.secrets = secrets;
        this.integrations = integrations;
        this.connectors = connectors;
        this.endpoints = endpoints;
    }

    /** A draft with what its integration adds. */
    private record Settled(EndpointDraft draft, String connector, String scheme) {}

    Uni<StoredEndpoint> create(@Nullable JsonNode body) {
        TenantId owner = tenant.require();
        EndpointDraft draft = EndpointReader.create(body);
        EndpointId id = EndpointId.random(random);
        return integrations
                .connectorOf(owner, draft.integration())
                .map(found -> found.orElseThrow(() -> noIntegration(draft.integration())))
                .chain(connector -> settle(draft, connector))
                .chain(settled ->
                        secrets.seal(owner, id, draft.secrets()).chain(boxes -> insert(owner, id, settled, boxes)));
    }

    Uni<StoredEndpoint> patch(EndpointId id, @Nullable JsonNode body) {
        TenantId owner = tenant.require();
        return transactions
                .inTenant(owner, connection -> store.find(connection, id))
                .map(found -> EndpointReader.patch(body, found.orElseThrow(EndpointChanges::notFound)))
                .chain(patch -> seal(owner, id, patch).chain(boxes -> apply(owner, id, patch, boxes)))
                .call(() -> endpoints.reload(id));
    }

    Uni<Void> delete(EndpointId id) {
        return transactions
                .inCurrentTenant(connection -> store.delete(connection, id))
                .invoke(done -> {
                    if (!done) throw notFound();
                })
                .chain(() -> endpoints.reload(id));
    }

    static Failure notFound() {
        return Failure.of(ProblemCode.NOT_FOUND, "There is no such endpoint.");
    }

    private Uni<Settled> settle(EndpointDraft draft, String connector) {
        return transactions
                .withoutTenant(connection -> connectors.find(connection, connector))
                .map(known -> settle(draft, connector, known));
    }

    private static Settled settle(EndpointDraft draft, String connector, Optional<KnownConnector> known) {
        String scheme = draft.scheme()
                .or(() -> known.flatMap(KnownConnector::webhooks).map(declared -> declared.signature()))
                .orElseThrow(() -> known.isEmpty() ? notToldYet(connector) : noScheme(connector));
        List<FieldError> errors = EndpointReader.complaints(draft.secrets(), scheme);
        if (!errors.isEmpty()) throw EndpointReader.invalid(errors);
        return new Settled(draft, connector, scheme);
    }

    private Uni<StoredEndpoint> insert(TenantId owner, EndpointId id, Settled settled, Map<UUID, String> boxes) {
        EndpointDraft draft = settled.draft();
        return transactions.inTenant(owner, connection -> store.insert(
                        connection,
                        id,
                        draft.integration(),
                        settled.connector(),
                        settled.scheme(),
                        draft.maxBytes(),
                        boxes)
                .chain(() -> store.find(connection, id))
                .map(Optional::orElseThrow));
    }

    private Uni<Map<UUID, String>> seal(TenantId owner, EndpointId id, EndpointDraft.Patch patch) {
        return patch.secrets() == null ? Uni.createFrom().item(Map.of()) : secrets.seal(owner, id, patch.secrets());
    }

    private Uni<StoredEndpoint> apply(
            TenantId owner, EndpointId id, EndpointDraft.Patch patch, Map<UUID, String> boxes) {
        return transactions.inTenant(owner, connection -> store.findForChange(connection, id)
                .map(found -> found.orElseThrow(EndpointChanges::notFound))
                .invoke(present -> refuseTooMany(present.secrets(), patch, boxes))
                .chain(() -> boxes.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : store.replaceSecrets(connection, id, patch.overlap(), boxes))
                .chain(() -> store.change(connection, id, patch.maxBytes()))
                .chain(() -> store.find(connection, id))
                .map(Optional::orElseThrow));
    }

    /** Every delivery is held against all of them. */
    private static void refuseTooMany(List<SealedSecret> present, EndpointDraft.Patch patch, Map<UUID, String> boxes) {
        if (!patch.overlap().isZero() && present.size() + boxes.size() > MOST_SECRETS_AT_ONCE)
            throw Failure.of(
                    ProblemCode.CONFLICT,
                    "%d secrets hold already; end some with an overlap of 0s.".formatted(present.size()));
    }

    private static Failure noIntegration(String name) {
        return EndpointReader.invalid(List.of(new FieldError("/integration", "there is no such integration")))
                .with("integration", name);
    }

    private static Failure noScheme(String connector) {
        return EndpointReader.invalid(List.of(new FieldError(
                "/scheme",
                "connector '%s' declares no webhooks; say by which scheme deliveries are signed: %s"
                        .formatted(connector, SignatureSchemes.names()))));
    }

    private static Failure notToldYet(String connector) {
        return Failure.of(ProblemCode.SERVICE_UNAVAILABLE, "Connector '%s' is not known here yet.".formatted(connector))
                .retryAfter(RETRY_AFTER);
    }
}
