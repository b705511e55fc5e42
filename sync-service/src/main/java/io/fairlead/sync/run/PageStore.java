package io.fairlead.sync.run;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The pages a run has read, and how far it is with that. */
@ApplicationScoped
class PageStore {
    private static final String INSERT = """
            insert into run_page (tenant, run, stream, page, integration, number, cursor, keys)
            values (current_tenant(), $1, $2, $3, $4, $5, $6, $7)""";
    private static final String KEYS = "select keys from run_page where run = $1 and stream = $2 and page = $3";
    private static final String CURSOR = "select cursor from run_page where run = $1 and stream = $2 and page = $3";
    private static final String ADVANCE = """
            update run_stream set
                state = $3, since = $4, provider_time = $5, total = $6, cursor = $7, again_from = $8, round_from = $9,
                rounds = $10, pages = pages + 1,
                read = read + $11, created = created + $12, changed = changed + $13, unchanged = unchanged + $14,
                deleted = deleted + $15, rejected = rejected + $16
            where run = $1 and stream = $2""";
    private static final String SOUND = "update run set failures = 0, reason = null where id = $1";
    private static final String FORGET = """
            delete from run
            where integration = $1 and finished_at < clock_timestamp() - make_interval(secs => $2)""";
    private static final String FORGET_PAGES = """
            delete from run_page
            where integration = $1 and read_at < clock_timestamp() - interval '7 days' and run <> $2""";

    /** A page as it was read. */
    record PageRow(int page, long number, @Nullable String cursor, List<String> keys) {}

    /** Where the stream stands after it. */
    record Standing(
            RunState state,
            @Nullable Instant since,
            @Nullable Instant providerTime,
            @Nullable Long total,
            @Nullable String cursor,
            @Nullable Integer againFrom,
            int roundFrom,
            int rounds) {}

    Uni<Void> add(SqlConnection connection, StoredRun run, String stream, PageRow page, Standing after, Counts counts) {
        return connection
                .preparedQuery(INSERT)
                .execute(Tuple.tuple()
                        .addValue(run.id())
                        .addValue(stream)
                        .addValue(page.page())
                        .addValue(run.integration())
                        .addValue(page.number())
                        .addValue(page.cursor())
                        .addValue(page.keys().toArray(String[]::new)))
                .chain(() -> connection
                        .preparedQuery(ADVANCE)
                        .execute(Tuple.tuple()
                                .addValue(run.id())
                                .addValue(stream)
                                .addValue(after.state().word())
                                .addValue(utc(after.since()))
                                .addValue(utc(after.providerTime()))
                                .addValue(after.total())
                                .addValue(after.cursor())
                                .addValue(after.againFrom())
                                .addValue(after.roundFrom())
                                .addValue(after.rounds())
                                .addValue(counts.read())
                                .addValue(counts.created())
                                .addValue(counts.changed())
                                .addValue(counts.unchanged())
                                .addValue(counts.deleted())
                                .addValue(counts.rejected())))
                .chain(() -> connection.preparedQuery(SOUND).execute(Tuple.of(run.id())))
                .replaceWithVoid();
    }

    /** The keys that a page had; empty where there was no such page. */
    Uni<Set<String>> keys(SqlConnection connection, UUID run, String stream, int page) {
        return connection
                .preparedQuery(KEYS)
                .execute(Tuple.of(run, stream, page))
                .map(rows -> {
                    for (Row row : rows)
                        return Arrays.stream(row.getArrayOfStrings("keys")).collect(Collectors.toSet());
                    return Set.of();
                });
    }

    /** What a page was asked for with; empty for the first of the stream. */
    Uni<Optional<String>> cursor(SqlConnection connection, UUID run, String stream, int page) {
        return connection
                .preparedQuery(CURSOR)
                .execute(Tuple.of(run, stream, page))
                .map(rows -> {
                    for (Row row : rows) return Optional.ofNullable(row.getString("cursor"));
                    return Optional.empty();
                });
    }

    /** Forgets runs of the integration that ended long ago, and the pages of older ones. */
    Uni<Void> forgetOld(SqlConnection connection, StoredRun run, long keptSeconds) {
        return connection
                .preparedQuery(FORGET)
                .execute(Tuple.of(run.integration(), (double) keptSeconds))
                .chain(() -> connection.preparedQuery(FORGET_PAGES).execute(Tuple.of(run.integration(), run.id())))
                .replaceWithVoid();
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
