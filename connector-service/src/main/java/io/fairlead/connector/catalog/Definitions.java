package io.fairlead.connector.catalog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairlead.chassis.data.Transactions;
import io.fairlead.chassis.event.OutboundEvent;
import io.fairlead.chassis.event.Outbox;
import io.fairlead.chassis.event.StateRevisions;
import io.fairlead.connector.engine.manifest.Reading;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** The table that decides which connectors there are; each change and its event leave in one transaction. */
@ApplicationScoped
public class Definitions {
    /** Changes are rare and come one after the other, so that revisions rise in the order of commits. */
    private static final String ONE_AT_A_TIME = "lock table connector_definition in share row exclusive mode";

    private static final String STORED = """
            select id, version, revision,
                case when revision = any($1) then null else cast(definition as text) end as definition,
                exists (select from connector_folder where id = any(connectors)) as in_a_folder,
                exists (select from connector_use where connector = id) as used
            from connector_definition""";
    private static final String ONE = STORED + " where id = $2";
    private static final String WRITE = """
            insert into connector_definition (id, version, definition, revision) values ($1, $2, cast($3 as text)::json, $4)
            on conflict (id) do update set version = excluded.version, definition = excluded.definition,
                revision = excluded.revision, stored_at = clock_timestamp()""";
    private static final String AWAIT_NEW_USES = "select from connector_definition where id = $1 for update";
    private static final String DELETE = "delete from connector_definition where id = $1";
    private static final String KEEP = "select id from connector_definition where id = :id for key share";
    private static final Long[] NOTHING = {};

    private final Transactions transactions;
    private final Outbox outbox;
    private final StateRevisions revisions;
    private final ObjectMapper json;
    private final DefinitionEvents events;

    Definitions(Transactions transactions, Outbox outbox, StateRevisions revisions, ObjectMapper json) {
        this.transactions = transactions;
        this.outbox = outbox;
        this.revisions = revisions;
        this.json = json;
        this.events = new DefinitionEvents(json);
    }

    /** Keeps a connector from being withdrawn until the session's transaction ends; false when there is none. */
    public Uni<Boolean> keep(Mutiny.Session session, String id) {
        return session.createNativeQuery(KEEP, String.class)
                .setParameter("id", id)
                .getResultList()
                .map(found -> !found.isEmpty());
    }

    /** Everything stored; what is known already is not sent again. */
    Uni<List<StoredDefinition>> all(Map<String, StoredDefinition> known) {
        var revisionsKnown =
                known.values().stream().map(StoredDefinition::revision).toArray(Long[]::new);
        return transactions.withoutTenant(
                connection -> execute(connection, STORED, Tuple.tuple().addArrayOfLong(revisionsKnown))
                        .map(rows -> {
                            List<StoredDefinition> stored = new ArrayList<>(rows.size());
                            for (var row : rows) {
                                stored.add(stored(row, known.get(row.getString("id"))));
                            }
                            return stored;
                        }));
    }

    /** Stores a file when it replaces what is stored by then; says whether it did. */
    Uni<Boolean> store(Reading.Valid file, boolean edited) {
        return change(connection -> find(connection, file.id())
                .chain(stored -> Admission.of(file, stored).replaces(edited)
                        ? write(connection, file).replaceWith(true)
                        : Uni.createFrom().item(false)));
    }

    /** Withdraws a connector unless a folder has it or an integration uses it by then; says whether it did. */
    Uni<Boolean> withdraw(String id) {
        return change(connection -> execute(connection, AWAIT_NEW_USES, Tuple.of(id))
                .chain(() -> find(connection, id))
                .chain(stored -> stored != null && stored.isUnwanted()
                        ? delete(connection, id).replaceWith(true)
                        : Uni.createFrom().item(false)));
    }

    /** Tells everything once more, for a topic that has lost it; who knows it already is not disturbed. */
    Uni<Void> tellAgain() {
        return change(connection -> execute(connection, STORED, Tuple.tuple().addArrayOfLong(NOTHING))
                .map(rows -> {
                    List<OutboundEvent> told = new ArrayList<>(rows.size());
                    for (var row : rows) {
                        told.add(events.stored(stored(row, null)));
                    }
                    return told;
                })
                .chain(told -> outbox.append(connection, told)));
    }

    private <T> Uni<T> change(Function<SqlConnection, Uni<T>> work) {
        return transactions.withoutTenant(
                connection -> connection.query(ONE_AT_A_TIME).execute().chain(() -> work.apply(connection)));
    }

    private Uni<@Nullable StoredDefinition> find(SqlConnection connection, String id) {
        return execute(connection, ONE, Tuple.of(NOTHING, id))
                .map(rows -> rows.size() == 0 ? null : stored(rows.iterator().next(), null));
    }

    private Uni<Void> write(SqlConnection connection, Reading.Valid file) {
        var version = file.connector().version();
        return revisions.next(connection).chain(revision -> execute(
                        connection,
                        WRITE,
                        Tuple.of(file.id(), version, file.definition().toString(), revision))
                .chain(() ->
                        outbox.append(connection, events.stored(file.id(), version, file.definition(), revision))));
    }

    private Uni<Void> delete(SqlConnection connection, String id) {
        return execute(connection, DELETE, Tuple.of(id))
                .chain(() -> revisions.next(connection))
                .chain(revision -> outbox.append(connection, events.withdrawn(id, revision)));
    }

    private StoredDefinition stored(Row row, @Nullable StoredDefinition known) {
        var text = row.getString("definition");
        return new StoredDefinition(
                row.getString("id"),
                row.getInteger("version"),
                text == null ? Objects.requireNonNull(known).definition() : tree(text),
                row.getLong("revision"),
                row.getBoolean("in_a_folder"),
                row.getBoolean("used"));
    }

    private JsonNode tree(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("PostgreSQL gave something else than JSON", e);
        }
    }

    private static Uni<RowSet<Row>> execute(SqlConnection connection, String sql, Tuple parameters) {
        return connection.preparedQuery(sql).execute(parameters);
    }
}
