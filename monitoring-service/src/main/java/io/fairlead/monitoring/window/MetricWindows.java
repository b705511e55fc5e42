package io.fairlead.monitoring.window;

import io.fairlead.contracts.event.ProviderCall;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;

/** Five-minute windows as they are stored. */
@ApplicationScoped
public class MetricWindows {
    private static final String CREATE = """
            insert into metric_window (tenant, integration, starts_at, operation)
            select current_tenant(), * from unnest($1::text[], $2::timestamptz[], $3::text[])
            on conflict do nothing""";
    private static final String LOCK = """
            select integration, starts_at, operation, calls, succeeded, durations
            from metric_window
            where (integration, starts_at, operation)
                in (select * from unnest($1::text[], $2::timestamptz[], $3::text[]))
            order by integration, starts_at, operation
            for update""";
    private static final String UPDATE = """
            update metric_window stored set calls = now.calls, succeeded = now.succeeded, durations = now.durations
            from unnest($1::text[], $2::timestamptz[], $3::text[], $4::bigint[], $5::bigint[], $6::bytea[])
                now (integration, starts_at, operation, calls, succeeded, durations)
            where stored.integration = now.integration
                and stored.starts_at = now.starts_at
                and stored.operation = now.operation""";

    /** Counts calls that were not counted before, in the transaction that makes sure of that. */
    public Uni<Void> add(SqlConnection connection, Collection<ProviderCall> calls) {
        SortedMap<WindowKey, WindowTotals> windows = WindowTotals.byWindow(calls);
        Tuple keys = keysOf(windows.keySet());
        return connection
                .preparedQuery(CREATE)
                .execute(keys)
                .chain(() -> connection.preparedQuery(LOCK).execute(keys))
                .invoke(stored -> {
                    for (Row row : stored) merge(windows, row);
                })
                .chain(() -> connection.preparedQuery(UPDATE).execute(rowsOf(windows)))
                .replaceWithVoid();
    }

    private static void merge(Map<WindowKey, WindowTotals> windows, Row row) {
        var key = new WindowKey(
                row.getString("integration"),
                row.getOffsetDateTime("starts_at").toInstant(),
                row.getString("operation"));
        var totals = windows.get(key);
        if (totals != null) totals.merge(totalsOf(row));
    }

    static WindowTotals totalsOf(Row row) {
        var durations = row.getBuffer("durations");
        return WindowTotals.of(
                row.getLong("calls"),
                row.getLong("succeeded"),
                DurationSketch.decode(durations == null ? null : durations.getBytes()));
    }

    private static Tuple keysOf(Collection<WindowKey> keys) {
        return Tuple.of(
                keys.stream().map(WindowKey::integration).toArray(String[]::new),
                keys.stream().map(key -> utc(key.startsAt())).toArray(OffsetDateTime[]::new),
                keys.stream().map(WindowKey::operation).toArray(String[]::new));
    }

    private static Tuple rowsOf(SortedMap<WindowKey, WindowTotals> windows) {
        Collection<WindowTotals> totals = windows.values();
        return keysOf(windows.keySet())
                .addValue(totals.stream().map(WindowTotals::calls).toArray(Long[]::new))
                .addValue(totals.stream().map(WindowTotals::succeeded).toArray(Long[]::new))
                .addValue(totals.stream()
                        .map(window -> Buffer.buffer(window.durations().encode()))
                        .toArray(Buffer[]::new));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
