package io.fairlead.sync.record;

import io.fairlead.chassis.work.HeavyWork;
import io.fairlead.contracts.event.RecordChange;
import io.fairlead.sync.mapping.Checksum;
import io.fairlead.sync.mapping.Reading;
import io.fairlead.sync.mapping.Reading.Gone;
import io.fairlead.sync.mapping.Reading.Live;
import io.fairlead.sync.mapping.Reading.Unfit;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes what was read. Id and checksum are compared first, then what differs is written in one statement. What was read
 * later has the higher number, and a lower one never overwrites a higher.
 */
@ApplicationScoped
public class RecordStore {
    private static final String DRAW = "select nextval('read_number') as number";
    private static final String TAKE_TURNS =
            "select pg_advisory_xact_lock(hashtextextended(current_tenant() || '/' || $1 || '/' || $2, 0))";
    private static final String READ_SINCE = """
            select from run_page where integration = $1 and stream = $2 and number > $3 and $4 = any (keys) limit 1""";
    private static final String KNOWN = """
            select external_id, record, checksum, deleted from mapping
            where integration = $1 and stream = $2 and external_id = any ($3)""";
    private static final String WRITE = """
            with input as (
                select * from unnest($5::text[], $6::uuid[], $7::text[], $8::bytea[], $9::timestamptz[], $10::text[])
                    as input (external_id, record, source, checksum, modified_at, value)
            ), taken as (
                insert into mapping as known (tenant, integration, stream, external_id, record, number, source, checksum,
                    connector_version, modified_at, deleted)
                select (select current_tenant()), $1, $2, external_id, record, $3, source, checksum, $4, modified_at, false
                from input
                on conflict (tenant, integration, stream, external_id) do update set
                    number = excluded.number, source = excluded.source, checksum = excluded.checksum,
                    connector_version = excluded.connector_version, modified_at = excluded.modified_at, deleted = false
                where known.number < excluded.number
                returning external_id, record
            ), written as (
                insert into record (tenant, stream, id, value)
                select (select current_tenant()), $2, taken.record, input.value from taken join input using (external_id)
                on conflict (tenant, stream, id) do update set
                    value = excluded.value, changed_at = clock_timestamp(), deleted_at = null
                returning id, xmax = 0 as created
            )
            select taken.external_id, taken.record, written.created from taken join written on written.id = taken.record""";
    private static final String DELETE = """
            with gone as (
                select * from unnest($3::text[], $4::bigint[]) as gone (external_id, number)
            ), marked as (
                update mapping set deleted = true, number = gone.number
                from gone
                where mapping.integration = $1 and mapping.stream = $2 and mapping.external_id = gone.external_id
                    and not mapping.deleted and mapping.number < gone.number
                returning mapping.external_id, mapping.record, mapping.number
            ), written as (
                update record set deleted_at = clock_timestamp(), changed_at = clock_timestamp()
                from marked
                where record.stream = $2 and record.id = marked.record
            )
            select external_id, record, number from marked""";
    private static final String SEEN = """
            update mapping set number = $4
            where integration = $1 and stream = $2 and external_id = $3 and number < $4""";

    private final PendingReferences references;
    private final Quarantine quarantine;
    private final RecordChanges changes;
    private final HeavyWork work;

    /** What is stored of a record. */
    private record Stored(
            String key,
            String source,
            String value,
            Checksum checksum,
            @Nullable Instant modifiedAt) {
        static Stored of(Live live) {
            return new Stored(live.key(), live.source(), live.value(), live.checksum(), live.modifiedAt());
        }

        @Nullable
        OffsetDateTime modifiedAtUtc() {
            return modifiedAt == null ? null : modifiedAt.atOffset(ZoneOffset.UTC);
        }
    }

    RecordStore(PendingReferences references, Quarantine quarantine, RecordChanges changes, HeavyWork work) {
        this.references = references;
        this.quarantine = quarantine;
        this.changes = changes;
        this.work = work;
    }

    /** The number of a read, to be drawn before the provider is asked. */
    public Uni<Long> drawNumber(SqlConnection connection) {
        return connection.preparedQuery(DRAW).execute().map(rows -> rows.iterator()
                .next()
                .getLong("number"));
    }

    /** Writes what differs from what is stored, puts aside what is no record, and says which records are gone. */
    public Uni<Written> write(SqlConnection connection, Source source, long number, List<Reading> readings) {
        Sorted sorted = Sorted.of(readings);
        return takeTurns(connection, source)
                .chain(() -> known(connection, source, sorted.fit()))
                .chain(known -> write(connection, source, number, sorted, known));
    }

    /** Whether a page that was asked for after this number has brought the record already. */
    public Uni<Boolean> wasReadSince(SqlConnection connection, Source source, String externalId, long number) {
        return takeTurns(connection, source)
                .chain(() -> connection
                        .preparedQuery(READ_SINCE)
                        .execute(Tuple.of(source.integration(), source.stream().name(), number, externalId)))
                .map(rows -> rows.size() > 0);
    }

    /** Deletes records, except those that were read anew since. */
    public Uni<Integer> delete(SqlConnection connection, Source source, List<Written.Gone> gone) {
        if (gone.isEmpty()) return Uni.createFrom().item(0);
        return connection
                .preparedQuery(DELETE)
                .execute(Tuple.of(
                        source.integration(),
                        source.stream().name(),
                        gone.stream().map(Written.Gone::externalId).toArray(String[]::new),
                        gone.stream().map(Written.Gone::number).toArray(Long[]::new)))
                .chain(rows -> {
                    List<RecordChanges.Change> deleted = new ArrayList<>(rows.size());
                    for (Row row : rows)
                        deleted.add(new RecordChanges.Change(
                                row.getUUID("record"),
                                row.getString("external_id"),
                                RecordChange.DELETED,
                                null,
                                null,
                                row.getLong("number")));
                    return changes.publish(connection, source, deleted).replaceWith(deleted.size());
                });
    }

    /** Notes that a record was found as it is by a read of this number, so that no earlier one overwrites it. */
    public Uni<Void> seen(SqlConnection connection, Source source, String externalId, long number) {
        return connection
                .preparedQuery(SEEN)
                .execute(Tuple.of(source.integration(), source.stream().name(), externalId, number))
                .replaceWithVoid();
    }

    /** Who compares and then writes is alone with the stream until the transaction ends. */
    private static Uni<Void> takeTurns(SqlConnection connection, Source source) {
        return connection
                .preparedQuery(TAKE_TURNS)
                .execute(Tuple.of(source.integration(), source.stream().name()))
                .replaceWithVoid();
    }

    private Uni<Map<String, KnownRecord>> known(SqlConnection connection, Source source, Collection<String> keys) {
        return connection
                .preparedQuery(KNOWN)
                .execute(Tuple.of(source.integration(), source.stream().name(), keys.toArray(String[]::new)))
                .map(rows -> {
                    Map<String, KnownRecord> known = new HashMap<>();
                    for (Row row : rows)
                        known.put(
                                row.getString("external_id"),
                                new KnownRecord(
                                        row.getUUID("record"),
                                        Checksum.of(row.getBuffer("checksum").getBytes()),
                                        row.getBoolean("deleted")));
                    return known;
                });
    }

    private Uni<Written> write(
            SqlConnection connection, Source source, long number, Sorted sorted, Map<String, KnownRecord> known) {
        List<Live> differing = sorted.live().values().stream()
                .filter(live -> {
                    KnownRecord before = known.get(live.key());
                    return before == null || before.differsFrom(live.checksum());
                })
                .toList();
        List<Written.Gone> gone = new ArrayList<>();
        for (String key : sorted.gone()) {
            KnownRecord before = known.get(key);
            if (before != null && !before.deleted()) gone.add(new Written.Gone(key, before.record(), number));
        }
        return quarantine
                .settle(connection, source, sorted.fit())
                .chain(() -> quarantine.put(connection, source, number, sorted.unfit()))
                .chain(() -> upsert(connection, source, number, sorted.live(), differing))
                .map(written -> {
                    int created = (int) written.stream()
                            .filter(RecordChanges.Change::isCreation)
                            .count();
                    int changed = written.size() - created;
                    int rejected = sorted.unfit().size();
                    int unchanged = sorted.read() - created - changed - rejected - gone.size();
                    return new Written(
                            created,
                            changed,
                            unchanged,
                            rejected,
                            gone,
                            List.copyOf(sorted.live().keySet()));
                });
    }

    private Uni<List<RecordChanges.Change>> upsert(
            SqlConnection connection, Source source, long number, Map<String, Live> live, List<Live> differing) {
        if (differing.isEmpty()) return Uni.createFrom().item(List.of());
        return work.away(() -> differing.stream().map(Stored::of).toList())
                .chain(texts -> upsert(connection, source, number, texts))
                .call(written -> references.keep(connection, source, written, live))
                .call(written -> changes.publish(connection, source, written));
    }

    private static Uni<List<RecordChanges.Change>> upsert(
            SqlConnection connection, Source source, long number, List<Stored> differing) {
        Map<String, Stored> byKey = new HashMap<>();
        differing.forEach(stored -> byKey.put(stored.key(), stored));
        return connection
                .preparedQuery(WRITE)
                .execute(Tuple.tuple()
                        .addValue(source.integration())
                        .addValue(source.stream().name())
                        .addValue(number)
                        .addValue(source.version())
                        .addValue(differing.stream().map(Stored::key).toArray(String[]::new))
                        .addValue(differing.stream()
                                .map(ignored -> RecordIds.next())
                                .toArray(UUID[]::new))
                        .addValue(differing.stream().map(Stored::source).toArray(String[]::new))
                        .addValue(differing.stream()
                                .map(stored -> Buffer.buffer(stored.checksum().bytes()))
                                .toArray(Buffer[]::new))
                        .addValue(differing.stream().map(Stored::modifiedAtUtc).toArray(OffsetDateTime[]::new))
                        .addValue(differing.stream().map(Stored::value).toArray(String[]::new)))
                .map(rows -> {
                    List<RecordChanges.Change> written = new ArrayList<>(rows.size());
                    for (Row row : rows) written.add(change(row, byKey, number));
                    return written;
                });
    }

    private static RecordChanges.Change change(Row row, Map<String, Stored> byKey, long number) {
        String key = row.getString("external_id");
        Stored stored = Objects.requireNonNull(byKey.get(key));
        return new RecordChanges.Change(
                row.getUUID("record"),
                key,
                row.getBoolean("created") ? RecordChange.CREATED : RecordChange.UPDATED,
                stored.value(),
                stored.modifiedAt(),
                number);
    }

    /** Readings by what they are. Of several of one key, which no sound page has, the last counts. */
    private record Sorted(int read, Map<String, Live> live, List<String> gone, List<Unfit> unfit) {
        static Sorted of(List<Reading> readings) {
            Map<String, Reading> byKey = new LinkedHashMap<>();
            for (int i = 0; i < readings.size(); i++) byKey.put(keyOf(readings.get(i), "\0" + i), readings.get(i));
            Map<String, Live> live = new LinkedHashMap<>();
            List<String> gone = new ArrayList<>();
            List<Unfit> unfit = new ArrayList<>();
            byKey.values().forEach(reading -> {
                switch (reading) {
                    case Live each -> live.put(each.key(), each);
                    case Gone each -> gone.add(each.key());
                    case Unfit each -> unfit.add(each);
                }
            });
            return new Sorted(readings.size(), live, gone, unfit);
        }

        private static String keyOf(Reading reading, String otherwise) {
            return switch (reading) {
                case Live live -> live.key();
                case Gone gone -> gone.key();
                case Unfit unfit -> unfit.key() == null ? otherwise : unfit.key();
            };
        }

        List<String> fit() {
            List<String> keys = new ArrayList<>(live.keySet());
            keys.addAll(gone);
            return keys;
        }
    }
}
