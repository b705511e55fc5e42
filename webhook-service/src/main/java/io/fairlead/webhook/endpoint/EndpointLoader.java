package io.fairlead.webhook.endpoint;

import io.fairlead.chassis.data.Transactions;
import io.fairlead.chassis.identity.TenantId;
import io.fairlead.webhook.connector.ConnectorDefinitions;
import io.fairlead.webhook.connector.WebhookDeclaration;
import io.fairlead.webhook.signature.SignatureScheme;
import io.fairlead.webhook.signature.SignatureSchemes;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts together what is held of an endpoint: its row, its secrets opened, and what its connector declares. */
@ApplicationScoped
class EndpointLoader {
    private static final String SOME = "select endpoint from endpoint_owner limit $1";

    private record Parts(TenantId tenant, StoredEndpoint stored, WebhookDeclaration declaration) {}

    private final Transactions transactions;
    private final EndpointStore store;
    private final EndpointSecrets secrets;
    private final ConnectorDefinitions connectors;

    EndpointLoader(
            Transactions transactions, EndpointStore store, EndpointSecrets secrets, ConnectorDefinitions connectors) {
        this.transactions = transactions;
        this.store = store;
        this.secrets = secrets;
        this.connectors = connectors;
    }

    /** Empty when there is no such endpoint; fails when that cannot be known now. */
    Uni<Optional<Endpoint>> load(EndpointId id) {
        long began = System.nanoTime();
        return transactions
                .withoutTenant(connection -> store.ownerOf(connection, id))
                .chain(owner -> owner.isEmpty() ? nothing() : load(owner.get(), id, began));
    }

    /** Ids of endpoints there are, not more than so many. */
    Uni<List<EndpointId>> some(int most) {
        return transactions.withoutTenant(connection -> connection
                .preparedQuery(SOME)
                .execute(Tuple.of(most))
                .map(rows -> {
                    List<EndpointId> ids = new ArrayList<>();
                    for (Row row : rows) ids.add(new EndpointId(row.getString("endpoint")));
                    return ids;
                }));
    }

    private Uni<Optional<Endpoint>> load(TenantId tenant, EndpointId id, long began) {
        return transactions
                .inTenant(tenant, connection -> store.find(connection, id)
                        .chain(found -> found.isEmpty()
                                ? EndpointLoader.<Parts>nothing()
                                : parts(connection, tenant, found.get()).map(Optional::of)))
                .chain(parts ->
                        parts.isEmpty() ? nothing() : open(parts.get(), began).map(Optional::of));
    }

    private Uni<Parts> parts(SqlConnection connection, TenantId tenant, StoredEndpoint stored) {
        return connectors
                .find(connection, stored.connector())
                .map(known -> known.flatMap(connector -> connector.webhooks())
                        .orElseGet(() -> WebhookDeclaration.of(stored.scheme()))
                        .signedBy(stored.scheme()))
                .map(declaration -> new Parts(tenant, stored, declaration));
    }

    private Uni<Endpoint> open(Parts parts, long began) {
        StoredEndpoint stored = parts.stored();
        WebhookDeclaration declaration = parts.declaration();
        SignatureScheme scheme = SignatureSchemes.find(stored.scheme())
                .orElseThrow(() -> new IllegalStateException("the scheme of an endpoint is not known to this build"));
        return secrets.open(parts.tenant(), stored.id(), stored.secrets())
                .map(opened -> new Endpoint(
                        parts.tenant(),
                        stored.id(),
                        stored.integration(),
                        stored.connector(),
                        scheme,
                        declaration.tolerance().orElse(scheme.tolerance()),
                        declaration.refusedStatus(),
                        declaration.secretFields(),
                        stored.maxBytes(),
                        opened,
                        began));
    }

    private static <T> Uni<Optional<T>> nothing() {
        return Uni.createFrom().item(Optional.empty());
    }
}
