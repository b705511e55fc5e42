package io.fairlead.monitoring.window;

import io.fairlead.chassis.data.Transactions;
import io.fairlead.chassis.page.Page;
import io.fairlead.chassis.page.PageRequest;
import io.fairlead.monitoring.query.TimeRange;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads windows, newest first. */
@ApplicationScoped
class WindowHistory {
    private static final String LIST = "windows";
    private static final String SELECT = """
            select starts_at, operation, calls, succeeded, durations, starts_at + interval '5 minutes' > now() as open
            from metric_window
            where integration = $1
              and ($2::timestamptz is null or starts_at > $2 - interval '5 minutes')
              and ($3::timestamptz is null or starts_at < $3)
              and ($4::text is null or operation = $4)
              and ($5::timestamptz is null or (starts_at, operation) < ($5, $6::text))
            order by starts_at desc, operation desc
            limit $7""";

    private final Transactions transactions;

    WindowHistory(Transactions transactions) {
        this.transactions = transactions;
    }

    Uni<Page<Window>> list(String integration, TimeRange time, @Nullable String operation, PageRequest page) {
        var after = page.after(LIST, 2);
        Tuple parameters = Tuple.tuple()
                .addValue(integration)
                .addValue(time.from())
                .addValue(time.to())
                .addValue(operation)
                .addValue(after.map(position -> OffsetDateTime.parse(position.getFirst()))
                        .orElse(null))
                .addValue(after.map(List::getLast).orElse(null))
                .addValue(page.fetch());
        return transactions.inCurrentTenant(connection -> connection
                .preparedQuery(SELECT)
                .execute(parameters)
                .map(rows -> {
                    List<Window> windows = new ArrayList<>(rows.size());
                    for (Row row : rows) windows.add(toWindow(row));
                    return Page.of(page, windows, LIST, WindowHistory::positionOf);
                }));
    }

    private static List<String> positionOf(Window window) {
        return List.of(window.from().toString(), window.operation());
    }

    private static Window toWindow(Row row) {
        return Window.of(
                row.getOffsetDateTime("starts_at").toInstant(),
                row.getBoolean("open"),
                row.getString("operation"),
                MetricWindows.totalsOf(row));
    }
}
