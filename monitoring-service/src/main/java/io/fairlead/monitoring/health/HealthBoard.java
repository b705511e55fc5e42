package io.fairlead.monitoring.health;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The state of every integration, judged anew whenever calls arrive and as time passes. */
@ApplicationScoped
public class HealthBoard {
    private static final String RECENT = """
            select wanted.integration, count(call.id) as calls,
                count(call.id) filter (where call.outcome = 'failed') as failed,
                (array_agg(call.breaker order by call.started_at + make_interval(secs => call.duration_ms / 1000.0) desc)
                    filter (where call.breaker is not null))[1] as breaker
            from unnest($1::text[]) wanted (integration)
            left join call on call.integration = wanted.integration and call.started_at > now() - interval '5 minutes'
            group by wanted.integration
            order by wanted.integration""";
    private static final String STORE = """
            with judged as (
                insert into health as known (tenant, integration, state, since, reason)
                select current_tenant(), verdict.integration, verdict.state, now(), verdict.reason
                from unnest($1::text[], $2::text[], $3::text[]) verdict (integration, state, reason)
                on conflict (tenant, integration) do update set
                    state = excluded.state,
                    reason = excluded.reason,
                    since = case when known.state = excluded.state then known.since else excluded.since end
                where known.state <> excluded.state or known.reason <> excluded.reason
                returning integration, state, since, reason)
            insert into health_change (tenant, integration, since, state, reason)
            select current_tenant(), integration, since, state, reason from judged where since = now()
            on conflict do nothing""";
    private static final String FIND = "select state, since, reason from health where integration = $1";

    /** Judges integrations by their calls of the last five minutes, those of this transaction included. */
    public Uni<Void> judge(SqlConnection connection, Collection<String> integrations) {
        Tuple names = Tuple.of(integrations.toArray(String[]::new));
        return connection.preparedQuery(RECENT).execute(names).chain(recent -> store(connection, recent));
    }

    Uni<Optional<Health>> find(SqlConnection connection, String integration) {
        return connection
                .preparedQuery(FIND)
                .execute(Tuple.of(integration))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(toHealth(rows.iterator().next())));
    }

    private static Uni<Void> store(SqlConnection connection, RowSet<Row> recent) {
        List<RecentCalls> judged = new ArrayList<>(recent.size());
        for (Row row : recent)
            judged.add(new RecentCalls(
                    row.getString("integration"),
                    row.getLong("calls"),
                    row.getLong("failed"),
                    row.getString("breaker")));
        return connection
                .preparedQuery(STORE)
                .execute(Tuple.of(
                        column(judged, RecentCalls::integration),
                        column(judged, calls -> calls.state().id()),
                        column(judged, RecentCalls::reason)))
                .replaceWithVoid();
    }

    private static String[] column(List<RecentCalls> judged, Function<RecentCalls, String> value) {
        return judged.stream().map(value).toArray(String[]::new);
    }

    private static Health toHealth(Row row) {
        return new Health(
                HealthState.of(row.getString("state")),
                row.getOffsetDateTime("since").toInstant(),
                row.getString("reason"));
    }
}
