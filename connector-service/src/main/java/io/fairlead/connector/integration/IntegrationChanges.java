package io.fairlead.connector.integration;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairlead.chassis.data.Transactions;
import io.fairlead.chassis.event.OutboundEvent;
import io.fairlead.chassis.event.Outbox;
import io.fairlead.chassis.event.StateRevisions;
import io.fairlead.chassis.identity.CurrentTenant;
import io.fairlead.chassis.identity.TenantId;
import io.fairlead.chassis.problem.Failure;
import io.fairlead.chassis.problem.FieldError;
import io.fairlead.connector.catalog.Catalog;
import io.fairlead.connector.catalog.Definitions;
import io.fairlead.connector.credential.Credentials;
import io.fairlead.connector.credential.SealedCredential;
import io.fairlead.connector.engine.manifest.Connector;
import io.fairlead.contracts.event.IntegrationState;
import io.fairlead.contracts.problem.ProblemCode;
import io.fairlead.contracts.topic.Topics;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** What administrators do to integrations; each change and its event leave in one transaction. */
@RegisterForReflection(targets = IntegrationState.class)
@ApplicationScoped
class IntegrationChanges {
    private final Transactions transactions;
    private final CurrentTenant tenant;
    private final Integrations integrations;
    private final Credentials credentials;
    private final Catalog catalog;
    private final Definitions definitions;
    private final Addresses addresses;
    private final Outbox outbox;
    private final StateRevisions revisions;
    private final Clock clock;

    IntegrationChanges(
            Transactions transactions,
            CurrentTenant tenant,
            Integrations integrations,
            Credentials credentials,
            Catalog catalog,
            Definitions definitions,
            Addresses addresses,
            Outbox outbox,
            StateRevisions revisions,
            Clock clock) {
        this.transactions = transactions;
        this.tenant = tenant;
        this.integrations = integrations;
        this.credentials = credentials;
        this.catalog = catalog;
        this.definitions = definitions;
        this.addresses = addresses;
        this.outbox = outbox;
        this.revisions = revisions;
        this.clock = clock;
    }

    Uni<IntegrationView> create(@Nullable JsonNode body) {
        TenantId owner = tenant.require();
        IntegrationDraft draft = IntegrationReader.create(body, catalog::offered);
        UUID id = UUID.randomUUID();
        return addresses
                .check(Settings.addresses(connector(draft.connector()), draft.settings()))
                .chain(() -> credentials.seal(owner, id, draft.credentials()))
                .chain(boxes ->
                        transactions.sessionInCurrentTenant(session -> insert(session, owner, id, draft, boxes)))
                .onFailure(ConstraintViolationException.class)
                .transform(taken -> nameTaken(draft.name()));
    }

    Uni<IntegrationView> patch(String name, @Nullable JsonNode body) {
        TenantId owner = tenant.require();
        return transactions
                .sessionInCurrentTenant(session -> integrations.require(name))
                .chain(present -> prepare(owner, present, body))
                .chain(change -> transactions.sessionInCurrentTenant(session -> apply(session, name, change)));
    }

    Uni<Void> delete(String name) {
        return transactions.sessionInCurrentTenant(session -> integrations
                .requireForChange(name)
                .call(integrations::delete)
                .chain(gone ->
                        revisions.next(session).chain(revision -> outbox.append(session, deleted(gone, revision)))));
    }

    private Uni<IntegrationView> insert(
            Mutiny.Session session, TenantId owner, UUID id, IntegrationDraft draft, List<SealedCredential> sealed) {
        return integrations
                .exists(draft.name())
                .invoke(taken -> refuseWhen(taken, draft.name()))
                .chain(() -> definitions.keep(session, draft.connector()))
                .invoke(kept -> refuseUnless(kept, draft.connector()))
                .chain(() -> revisions.next(session))
                .map(revision -> new Integration(id, owner, draft, revision, clock.instant()))
                .chain(integrations::persistAndFlush)
                .call(() -> credentials.put(sealed))
                .call(integration -> outbox.append(session, changed(integration)))
                .map(integration -> IntegrationView.of(integration, Credentials.names(sealed)));
    }

    /** A change that was checked and sealed against the integration as it was read; it is refused when that moved on. */
    private record Change(long basedOn, IntegrationPatch patch, List<SealedCredential> sealed) {}

    private Uni<Change> prepare(TenantId owner, Integration present, @Nullable JsonNode body) {
        Connector connector = connector(present.connector());
        IntegrationPatch patch = IntegrationReader.patch(body, present, connector);
        refuseStolenCredentials(connector, present, patch);
        return addresses
                .check(Settings.addresses(connector, patch.settings()))
                .chain(() -> credentials.seal(owner, present.id(), patch.given()))
                .map(boxes -> new Change(present.revision, patch, boxes));
    }

    private Uni<IntegrationView> apply(Mutiny.Session session, String name, Change change) {
        return integrations
                .requireForChange(name)
                .invoke(present -> refuseWhenMoved(present, change))
                .call(present -> revisions
                        .next(session)
                        .invoke(revision -> present.change(
                                change.patch().enabled(), change.patch().settings(), revision, clock.instant())))
                .call(present -> credentials.remove(present.id(), change.patch().removed()))
                .call(() -> credentials.put(change.sealed()))
                .call(present -> outbox.append(session, changed(present)))
                .call(session::flush)
                .chain(present -> credentials
                        .of(present.id())
                        .map(stored -> IntegrationView.of(present, Credentials.names(stored))));
    }

    /**
     * Credentials are given for the hosts an administrator saw. Who may change an address must not be able to have them
     * sent elsewhere without knowing them.
     */
    private static void refuseStolenCredentials(Connector connector, Integration present, IntegrationPatch patch) {
        Map<String, URI> before = Settings.addresses(connector, present.settings());
        Map<String, URI> after = Settings.addresses(connector, patch.settings());
        boolean moved = after.entrySet().stream()
                .anyMatch(address -> !Addresses.sameOrigin(before.get(address.getKey()), address.getValue()));
        List<FieldError> missing = connector.credentials().keySet().stream()
                .filter(field -> !patch.given().containsKey(field))
                .map(field -> new FieldError("/credentials/" + field, "has to be given again for another host"))
                .toList();
        if (moved && !missing.isEmpty())
            throw Failure.of(ProblemCode.CREDENTIALS_NEEDED, "The change leads to another host.")
                    .withErrors(missing);
    }

    private Connector connector(String id) {
        return catalog.find(id).orElseThrow(() -> unusable(id));
    }

    private static Failure unusable(String connector) {
        return Failure.of(
                ProblemCode.CONNECTOR_UNAVAILABLE, "The connector '%s' is not usable now.".formatted(connector));
    }

    private static void refuseUnless(boolean kept, String connector) {
        if (!kept) throw unusable(connector);
    }

    private static void refuseWhen(boolean taken, String name) {
        if (taken) throw nameTaken(name);
    }

    private static void refuseWhenMoved(Integration present, Change change) {
        if (present.revision != change.basedOn())
            throw Failure.of(ProblemCode.CONFLICT, "The integration was changed meanwhile; read it and try again.");
    }

    private static Failure nameTaken(String name) {
        return Failure.of(ProblemCode.NAME_TAKEN, "There is an integration '%s' already.".formatted(name));
    }

    private static OutboundEvent changed(Integration integration) {
        return OutboundEvent.state(
                Topics.INTEGRATIONS,
                key(integration),
                IntegrationState.TYPE,
                new IntegrationState(
                        integration.tenant,
                        integration.name,
                        integration.connector,
                        integration.environment,
                        integration.enabled,
                        integration.settings.getMap(),
                        integration.revision),
                integration.revision);
    }

    private static OutboundEvent deleted(Integration integration, long revision) {
        return OutboundEvent.deleted(Topics.INTEGRATIONS, key(integration), IntegrationState.TYPE, revision);
    }

    private static String key(Integration integration) {
        return "%s/%s".formatted(integration.tenant, integration.name);
    }
}
