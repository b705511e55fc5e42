package io.fairlead.monitoring.call;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairlead.chassis.data.Transactions;
import io.fairlead.chassis.page.Page;
import io.fairlead.chassis.page.PageRequest;
import io.fairlead.contracts.event.CallAttempt;
import io.fairlead.contracts.event.CallFailure;
import io.fairlead.contracts.event.ProviderCall;
import io.fairlead.monitoring.query.NewestFirst;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The log of external calls. */
@ApplicationScoped
class CallLog {
    private static final String LIST = "calls";
    private static final TypeReference<List<CallAttempt>> ATTEMPTS = new TypeReference<>() {};
    private static final String INSERT = """
            insert into call (
                tenant, started_at, id, integration, connector, environment, operation, outcome, failure_kind,
                provider_code, failure_message, status, attempts, duration_ms, request_bytes, response_bytes, caller,
                trace_id, cached, breaker)
            select
                current_tenant(), "startedAt", id, integration, connector, environment, operation, outcome,
                failure ->> 'kind', failure ->> 'providerCode', failure ->> 'message', status, attempts, "durationMs",
                "requestBytes", "responseBytes", caller, "traceId", cached, breaker
            from json_to_recordset(cast(cast($1 as text) as json)) as told (
                "startedAt" timestamptz, id uuid, integration text, connector text, environment text, operation text,
                outcome text, failure json, status int, attempts json, "durationMs" bigint, "requestBytes" bigint,
                "responseBytes" bigint, caller text, "traceId" text, cached boolean, breaker text)""";
    private static final String SELECT = """
            select *, cast(attempts as text) as attempts_text
            from call
            where ($1::text is null or integration = $1)
              and ($2::text is null or operation = $2)
              and ($3::text is null or outcome = $3)
              and ($4::timestamptz is null or started_at >= $4)
              and ($5::timestamptz is null or started_at < $5)
              and ($6::text is null or trace_id = $6)
              and ($7::timestamptz is null or (started_at, id) < ($7, $8::uuid))
            order by started_at desc, id desc
            limit $9""";

    private final Transactions transactions;
    private final ObjectMapper json;

    CallLog(Transactions transactions, ObjectMapper json) {
        this.transactions = transactions;
        this.json = json;
    }

    Uni<Void> add(SqlConnection connection, Collection<ProviderCall> calls) {
        return connection.preparedQuery(INSERT).execute(Tuple.of(write(calls))).replaceWithVoid();
    }

    /** The caller's tenant's calls, newest first. */
    Uni<Page<ProviderCall>> list(CallFilter filter, PageRequest page) {
        return transactions.inCurrentTenant(connection -> connection
                .preparedQuery(SELECT)
                .execute(parametersOf(filter, page))
                .map(rows -> {
                    List<ProviderCall> calls = new ArrayList<>(rows.size());
                    for (Row row : rows) calls.add(toCall(row));
                    return Page.of(page, calls, LIST, CallLog::positionOf);
                }));
    }

    private static List<String> positionOf(ProviderCall call) {
        return NewestFirst.position(call.startedAt(), call.id());
    }

    private static Tuple parametersOf(CallFilter filter, PageRequest page) {
        var after = NewestFirst.of(page, LIST);
        return Tuple.tuple()
                .addValue(filter.integration())
                .addValue(filter.operation())
                .addValue(filter.outcome())
                .addValue(filter.time().from())
                .addValue(filter.time().to())
                .addValue(filter.traceId())
                .addValue(after.time())
                .addValue(after.id())
                .addValue(page.fetch());
    }

    private ProviderCall toCall(Row row) {
        String failure = row.getString("failure_kind");
        return new ProviderCall(
                row.getUUID("id"),
                row.getString("tenant"),
                row.getString("integration"),
                row.getString("connector"),
                row.getString("environment"),
                row.getString("operation"),
                row.getString("outcome"),
                failure == null
                        ? null
                        : new CallFailure(failure, row.getString("provider_code"), row.getString("failure_message")),
                row.getString("breaker"),
                row.getInteger("status"),
                read(row.getString("attempts_text")),
                row.getOffsetDateTime("started_at").toInstant(),
                row.getLong("duration_ms"),
                row.getLong("request_bytes"),
                row.getLong("response_bytes"),
                row.getString("caller"),
                row.getString("trace_id"),
                row.getBoolean("cached"));
    }

    private String write(Collection<ProviderCall> calls) {
        try {
            return json.writeValueAsString(calls);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("calls cannot be written as JSON", e);
        }
    }

    private List<CallAttempt> read(String attempts) {
        try {
            return json.readValue(attempts, ATTEMPTS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("attempts of a stored call cannot be read", e);
        }
    }
}
