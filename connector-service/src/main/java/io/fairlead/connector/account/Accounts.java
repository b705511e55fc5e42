package io.fairlead.connector.account;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairlead.chassis.data.Transactions;
import io.fairlead.chassis.problem.Failure;
import io.fairlead.chassis.problem.FieldError;
import io.fairlead.chassis.secret.Secret;
import io.fairlead.connector.catalog.Catalog;
import io.fairlead.connector.credential.Credentials;
import io.fairlead.connector.credential.SealedCredential;
import io.fairlead.connector.engine.auth.Account;
import io.fairlead.connector.engine.manifest.Connector;
import io.fairlead.connector.integration.Integration;
import io.fairlead.connector.integration.Integrations;
import io.fairlead.connector.integration.Settings;
import io.fairlead.contracts.problem.ProblemCode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The way from an integration's name to what a call needs of it. */
@ApplicationScoped
public class Accounts {
    private final Transactions transactions;
    private final Integrations integrations;
    private final Credentials credentials;
    private final Catalog catalog;

    Accounts(Transactions transactions, Integrations integrations, Credentials credentials, Catalog catalog) {
        this.transactions = transactions;
        this.integrations = integrations;
        this.credentials = credentials;
        this.catalog = catalog;
    }

    private record Stored(Integration integration, List<SealedCredential> sealed) {}

    /** Of the caller's tenant. Fails when there is none, it is switched off, or something it needs is missing. */
    public Uni<OpenedAccount> open(String name) {
        return transactions
                .sessionInCurrentTenant(session -> integrations
                        .require(name)
                        .chain(found -> credentials.of(found.id()).map(boxes -> new Stored(found, boxes))))
                .chain(this::open);
    }

    /** Of the caller's tenant, without its credentials, whether it can be called now or not. */
    public Uni<Account> unopened(String name) {
        return transactions
                .sessionInCurrentTenant(session -> integrations.require(name))
                .map(integration -> account(integration, settings(integration), Map.of()));
    }

    private Uni<OpenedAccount> open(Stored stored) {
        Integration integration = stored.integration();
        Connector connector = connector(integration);
        refuseUnlessReady(stored, connector);
        return credentials
                .open(integration.tenant(), stored.sealed())
                .map(opened -> new OpenedAccount(
                        account(integration, Settings.effective(connector, integration.settings()), opened),
                        connector));
    }

    private Connector connector(Integration integration) {
        return catalog.find(integration.connector())
                .orElseThrow(() -> Failure.of(
                        ProblemCode.CONNECTOR_UNAVAILABLE,
                        "The connector '%s' is not usable now.".formatted(integration.connector())));
    }

    private static void refuseUnlessReady(Stored stored, Connector connector) {
        if (!stored.integration().enabled())
            throw Failure.of(ProblemCode.INTEGRATION_DISABLED, "The integration is switched off.");
        Set<String> given = Set.copyOf(Credentials.names(stored.sealed()));
        List<FieldError> missing = connector.credentials().keySet().stream()
                .filter(field -> !given.contains(field))
                .map(field -> new FieldError("/credentials/" + field, "is not set"))
                .toList();
        if (!missing.isEmpty())
            throw Failure.of(ProblemCode.CREDENTIALS_NEEDED, "The integration lacks credentials.")
                    .withErrors(missing);
    }

    private Map<String, JsonNode> settings(Integration integration) {
        return catalog.find(integration.connector())
                .map(connector -> Settings.effective(connector, integration.settings()))
                .orElse(Map.of());
    }

    private static Account account(
            Integration integration, Map<String, JsonNode> settings, Map<String, Secret> opened) {
        Map<String, String> revealed = new HashMap<>();
        opened.forEach((field, secret) -> revealed.put(field, secret.reveal()));
        return new Account(
                integration.tenant().value(),
                integration.name(),
                integration.environment(),
                integration.revision(),
                settings,
                io.fairlead.connector.engine.auth.Credentials.of(revealed));
    }
}
