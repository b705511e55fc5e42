package io.fairlead.webhook.endpoint;

import io.fairlead.chassis.identity.TenantId;
import io.fairlead.chassis.page.PageRequest;
import io.fairlead.webhook.endpoint.StoredEndpoint.SealedSecret;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The tables of endpoints, read and written in the transaction at hand. Every change is told to all replicas. */
@ApplicationScoped
class EndpointStore {
    static final String LIST = "webhook-endpoints";
    static final String SIGNAL = "endpoint";
    private static final String OWNER = "select tenant from endpoint_owner where endpoint = $1";
    private static final String INSERT = """
            with owner as (
                insert into endpoint_owner (endpoint, tenant) values ($1, current_tenant())),
            worked_for as (
                insert into webhook_tenant (tenant) values (current_tenant()) on conflict do nothing)
            insert into endpoint (tenant, id, integration, connector, scheme, max_bytes)
            values (current_tenant(), $1, $2, $3, $4, $5)""";
    private static final String ADD_SECRETS = """
            insert into endpoint_secret (tenant, endpoint, id, sealed)
            select current_tenant(), $1, id, sealed from unnest($2::uuid[], $3::text[]) secret (id, sealed)""";
    private static final String RETIRE_SECRETS = """
            update endpoint_secret set valid_until = clock_timestamp() + make_interval(secs => $2)
            where endpoint = $1
              and (valid_until is null or valid_until > clock_timestamp() + make_interval(secs => $2))""";
    private static final String DROP_SECRETS =
            "delete from endpoint_secret where endpoint = $1 and valid_until <= clock_timestamp()";
    private static final String CHANGE = """
            update endpoint set max_bytes = coalesce($2::int, max_bytes), changed_at = clock_timestamp()
            where id = $1""";
    private static final String DELETE = """
            with owner as (delete from endpoint_owner where endpoint = $1 and tenant = current_tenant())
            delete from endpoint where id = $1""";
    private static final String FIND = "select * from endpoint where id = $1";
    private static final String FIND_FOR_CHANGE = FIND + " for update";
    private static final String PAGE = """
            select * from endpoint
            where ($1::text is null or integration = $1) and ($2::text is null or id > $2)
            order by id limit $3""";
    private static final String SECRETS = """
            select endpoint, id, sealed, since, valid_until from endpoint_secret
            where endpoint = any ($1) and (valid_until is null or valid_until > clock_timestamp())
            order by since, id""";
    private static final String TELL = "select pg_notify('" + SIGNAL + "_' || current_schema(), $1)";

    /** Whose endpoint it is, in a transaction without a tenant. */
    Uni<Optional<TenantId>> ownerOf(SqlConnection connection, EndpointId id) {
        return connection.preparedQuery(OWNER).execute(Tuple.of(id.value())).map(rows -> first(rows)
                .map(row -> new TenantId(row.getString("tenant"))));
    }

    Uni<Void> insert(
            SqlConnection connection,
            EndpointId id,
            String integration,
            String connector,
            String scheme,
            int maxBytes,
            Map<UUID, String> boxes) {
        return connection
                .preparedQuery(INSERT)
                .execute(Tuple.of(id.value(), integration, connector, scheme, maxBytes))
                .chain(() -> addSecrets(connection, id, boxes))
                .chain(() -> tell(connection, id));
    }

    Uni<Void> change(SqlConnection connection, EndpointId id, @Nullable Integer maxBytes) {
        return connection
                .preparedQuery(CHANGE)
                .execute(Tuple.of(id.value(), maxBytes))
                .chain(() -> tell(connection, id));
    }

    /** The secrets there are hold for the overlap only, or shorter where that was said before; the new ones hold at once. */
    Uni<Void> replaceSecrets(SqlConnection connection, EndpointId id, Duration overlap, Map<UUID, String> boxes) {
        return connection
                .preparedQuery(RETIRE_SECRETS)
                .execute(Tuple.of(id.value(), overlap.toMillis() / 1000.0))
                .chain(() -> connection.preparedQuery(DROP_SECRETS).execute(Tuple.of(id.value())))
                .chain(() -> addSecrets(connection, id, boxes));
    }

    Uni<Boolean> delete(SqlConnection connection, EndpointId id) {
        return connection.preparedQuery(DELETE).execute(Tuple.of(id.value())).chain(rows -> tell(connection, id)
                .replaceWith(rows.rowCount() > 0));
    }

    Uni<Optional<StoredEndpoint>> find(SqlConnection connection, EndpointId id) {
        return find(connection, FIND, id);
    }

    /** Others that change it wait until the transaction ends. */
    Uni<Optional<StoredEndpoint>> findForChange(SqlConnection connection, EndpointId id) {
        return find(connection, FIND_FOR_CHANGE, id);
    }

    Uni<List<StoredEndpoint>> page(SqlConnection connection, @Nullable String integration, PageRequest page) {
        String after = page.after(LIST, 1).map(List::getFirst).orElse(null);
        return connection
                .preparedQuery(PAGE)
                .execute(Tuple.of(integration, after, page.fetch()))
                .chain(rows -> withSecrets(connection, rows));
    }

    private Uni<Optional<StoredEndpoint>> find(SqlConnection connection, String sql, EndpointId id) {
        return connection
                .preparedQuery(sql)
                .execute(Tuple.of(id.value()))
                .chain(rows -> withSecrets(connection, rows))
                .map(found -> found.stream().findFirst());
    }

    private static Uni<List<StoredEndpoint>> withSecrets(SqlConnection connection, RowSet<Row> endpoints) {
        List<String> ids = new ArrayList<>();
        for (Row row : endpoints) ids.add(row.getString("id"));
        return connection
                .preparedQuery(SECRETS)
                .execute(Tuple.of(ids.toArray(String[]::new)))
                .map(rows -> {
                    Map<String, List<SealedSecret>> secrets = new HashMap<>();
                    for (Row row : rows)
                        secrets.computeIfAbsent(row.getString("endpoint"), ignored -> new ArrayList<>())
                                .add(SealedSecret.of(row));
                    List<StoredEndpoint> stored = new ArrayList<>();
                    for (Row row : endpoints)
                        stored.add(StoredEndpoint.of(row, secrets.getOrDefault(row.getString("id"), List.of())));
                    return stored;
                });
    }

    private static Uni<Void> addSecrets(SqlConnection connection, EndpointId id, Map<UUID, String> boxes) {
        return connection
                .preparedQuery(ADD_SECRETS)
                .execute(Tuple.of(
                        id.value(),
                        boxes.keySet().toArray(UUID[]::new),
                        boxes.values().toArray(String[]::new)))
                .replaceWithVoid();
    }

    private static Uni<Void> tell(SqlConnection connection, EndpointId id) {
        return connection.preparedQuery(TELL).execute(Tuple.of(id.value())).replaceWithVoid();
    }

    private static Optional<Row> first(RowSet<Row> rows) {
        return rows.size() == 0 ? Optional.empty() : Optional.of(rows.iterator().next());
    }
}
