package io.fairlead.sync.record;

import io.fairlead.sync.mapping.Reading.Live;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** Which records refer to records that are not there yet. What is there needs no row: it is found by its mapping. */
@ApplicationScoped
public class PendingReferences {
    private static final String FORGET =
            "delete from pending_reference where from_stream = $1 and from_record = any ($2)";
    /** Key by key: joined as a whole, a table that has just been filled would be taken for an empty one. */
    private static final String MISSING = """
            select target.stream, target.external_id
            from unnest($2::text[], $3::text[]) as target (stream, external_id)
            left join lateral (
                select true as there from mapping
                where mapping.integration = $1 and mapping.stream = target.stream
                    and mapping.external_id = target.external_id
                limit 1) found on true
            where found.there is null""";

    private static final String KEEP = """
            insert into pending_reference (tenant, integration, stream, external_id, from_stream, from_record, field)
            select current_tenant(), $1, target.stream, target.external_id, $2, target.from_record, target.field
            from unnest($3::text[], $4::text[], $5::uuid[], $6::text[]) as target (stream, external_id, from_record, field)
            on conflict do nothing""";
    private static final String ARRIVED = """
            delete from pending_reference where integration = $1 and stream = $2 and external_id = any ($3)""";
    private static final String RESOLVE = """
            delete from pending_reference
            using mapping
            where pending_reference.integration = $1 and mapping.integration = $1
                and mapping.stream = pending_reference.stream
                and mapping.external_id = pending_reference.external_id""";

    private record Target(String stream, String externalId) {}

    private record Reference(Target target, UUID from, String field) {}

    /** Notes what written records refer to in vain, and that others need not wait for them any more. */
    Uni<Void> keep(
            SqlConnection connection, Source source, List<RecordChanges.Change> written, Map<String, Live> readings) {
        return arrived(connection, source, written)
                .chain(() -> forget(connection, source, written))
                .chain(() -> keepMissing(connection, source, references(source, written, readings)));
    }

    /** Drops what has been found meanwhile: two writers at the same time do not see each other's records. */
    public Uni<Void> resolve(SqlConnection connection, String integration) {
        return connection.preparedQuery(RESOLVE).execute(Tuple.of(integration)).replaceWithVoid();
    }

    private static Uni<Void> arrived(SqlConnection connection, Source source, List<RecordChanges.Change> written) {
        String[] created = written.stream()
                .filter(RecordChanges.Change::isCreation)
                .map(RecordChanges.Change::externalId)
                .toArray(String[]::new);
        return created.length == 0
                ? Uni.createFrom().voidItem()
                : connection
                        .preparedQuery(ARRIVED)
                        .execute(Tuple.of(source.integration(), source.stream().name(), created))
                        .replaceWithVoid();
    }

    private static Uni<Void> forget(SqlConnection connection, Source source, List<RecordChanges.Change> written) {
        UUID[] changed = written.stream()
                .filter(change -> !change.isCreation())
                .map(RecordChanges.Change::record)
                .toArray(UUID[]::new);
        return changed.length == 0
                ? Uni.createFrom().voidItem()
                : connection
                        .preparedQuery(FORGET)
                        .execute(Tuple.of(source.stream().name(), changed))
                        .replaceWithVoid();
    }

    private static List<Reference> references(
            Source source, List<RecordChanges.Change> written, Map<String, Live> readings) {
        Map<String, String> streams = source.stream().references();
        List<Reference> references = new ArrayList<>();
        for (RecordChanges.Change change : written)
            Objects.requireNonNull(readings.get(change.externalId()))
                    .references()
                    .forEach((field, keys) -> keys.forEach(key -> references.add(new Reference(
                            new Target(Objects.requireNonNull(streams.get(field)), key), change.record(), field))));
        return references;
    }

    private static Uni<Void> keepMissing(SqlConnection connection, Source source, List<Reference> references) {
        Set<Target> targets = new HashSet<>();
        references.forEach(reference -> targets.add(reference.target()));
        if (targets.isEmpty()) return Uni.createFrom().voidItem();
        return connection
                .preparedQuery(MISSING)
                .execute(Tuple.of(
                        source.integration(),
                        targets.stream().map(Target::stream).toArray(String[]::new),
                        targets.stream().map(Target::externalId).toArray(String[]::new)))
                .chain(rows -> {
                    Set<Target> missing = new HashSet<>();
                    for (Row row : rows) missing.add(new Target(row.getString("stream"), row.getString("external_id")));
                    List<Reference> waiting = references.stream()
                            .filter(reference -> missing.contains(reference.target()))
                            .toList();
                    return waiting.isEmpty() ? Uni.createFrom().voidItem() : insert(connection, source, waiting);
                });
    }

    private static Uni<Void> insert(SqlConnection connection, Source source, List<Reference> waiting) {
        return connection
                .preparedQuery(KEEP)
                .execute(Tuple.of(
                        source.integration(),
                        source.stream().name(),
                        waiting.stream()
                                .map(reference -> reference.target().stream())
                                .toArray(String[]::new),
                        waiting.stream()
                                .map(reference -> reference.target().externalId())
                                .toArray(String[]::new),
                        waiting.stream().map(Reference::from).toArray(UUID[]::new),
                        waiting.stream().map(Reference::field).toArray(String[]::new)))
                .replaceWithVoid();
    }
}
