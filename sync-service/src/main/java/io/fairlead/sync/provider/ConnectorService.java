package io.fairlead.sync.provider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.chassis.identity.TenantId;
import io.fairlead.chassis.peer.Peer;
import io.fairlead.chassis.work.HeavyWork;
import io.fairlead.contracts.problem.ProblemCode;
import io.fairlead.sync.connector.Stream;
import io.quarkus.oidc.client.OidcClient;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Providers as connector-service asks them: within their limits, with credentials, repetitions and breaker. */
@ApplicationScoped
class ConnectorService implements Provider {
    private static final String OPERATION = "/api/v1/integrations/{integration}/operations/{operation}";
    /** More than connector-service takes for a call, repetitions included. */
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private static final Duration MOMENT = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
    private static final int OK = 200;
    private static final int LONGEST_REASON = 500;

    private final Peer connectorService;
    private final ObjectMapper json;
    private final HeavyWork work;

    ConnectorService(
            Vertx vertx,
            OidcClient identity,
            ObjectMapper json,
            HeavyWork work,
            @ConfigProperty(name = "fairlead.upstream.connector", defaultValue = "http://localhost:8081")
                    List<URI> replicas) {
        this.connectorService = new Peer(vertx, identity, replicas);
        this.json = json;
        this.work = work;
    }

    @Override
    public Uni<Answer> page(
            TenantId tenant, String integration, Stream stream, @Nullable Instant since, @Nullable String cursor) {
        return call(tenant, integration, stream.list(), stream.pageInput(since, cursor), ConnectorService::page);
    }

    @Override
    public Uni<Answer> single(TenantId tenant, String integration, Stream.Single get, String key) {
        ObjectNode input = json.createObjectNode().put(get.input(), key);
        return call(tenant, integration, get.operation(), input, body -> new Answer.Single(body.path("data")));
    }

    private Uni<Answer> call(TenantId tenant, String integration, String operation, ObjectNode input, Reader reader) {
        return connectorService
                .post(
                        tenant,
                        OPERATION,
                        Map.of("integration", integration, "operation", operation),
                        Buffer.buffer(input.toString()),
                        PATIENCE)
                .chain(answer -> work.away(() -> read(answer, reader)))
                .onFailure()
                .recoverWithItem(failure -> new Answer.Later(MOMENT, "connector-service is away: " + brief(failure)));
    }

    private Answer read(HttpResponse<Buffer> answer, Reader reader) {
        try {
            byte[] bytes = answer.body() == null
                    ? new byte[0]
                    : answer.body().getDelegate().getBytes();
            JsonNode body = json.readTree(bytes);
            return answer.statusCode() == OK ? reader.read(body) : problem(answer, body);
        } catch (IOException e) {
            return new Answer.Failed(
                    "connector-service answered %d with something else than JSON".formatted(answer.statusCode()));
        }
    }

    private static Answer page(JsonNode body) {
        List<JsonNode> items = new ArrayList<>(body.path("data").size());
        body.path("data").forEach(items::add);
        JsonNode meta = body.path("meta");
        return new Answer.Page(
                items,
                meta.path("next").textValue(),
                meta.path("total").isIntegralNumber() ? meta.path("total").longValue() : null,
                instant(meta.path("providerTime").asText("")));
    }

    private static Answer problem(HttpResponse<Buffer> answer, JsonNode body) {
        String reason = "%s: %s"
                .formatted(
                        body.path("code").asText(Integer.toString(answer.statusCode())),
                        body.path("detail").asText(body.path("title").asText("no reason given")));
        Optional<Duration> wait = retryAfter(answer);
        Optional<ProblemCode> code = ProblemCode.of(body.path("code").asText(""));
        if (code.isEmpty()) return new Answer.Failed(reason);
        return switch (code.get()) {
            case PROVIDER_NOT_FOUND -> new Answer.None();
            case PROVIDER_THROTTLED, RATE_LIMITED, BREAKER_OPEN, SERVICE_UNAVAILABLE, SERVICE_TIMEOUT, CALL_LOG_FULL ->
                new Answer.Later(wait.orElse(MOMENT), reason);
            case PROVIDER_AUTHENTICATION,
                    PROVIDER_PERMISSION,
                    PROVIDER_VALIDATION,
                    INTEGRATION_DISABLED,
                    CONNECTOR_UNAVAILABLE,
                    NOT_FOUND,
                    INVALID_BODY -> new Answer.Refused(reason);
            default -> new Answer.Failed(reason);
        };
    }

    private static Optional<Duration> retryAfter(HttpResponse<Buffer> answer) {
        String seconds = answer.getHeader("Retry-After");
        return seconds == null || !seconds.matches("\\d{1,9}")
                ? Optional.empty()
                : Optional.of(Duration.ofSeconds(Math.clamp(Long.parseLong(seconds), 1, LONGEST_WAIT.toSeconds())));
    }

    private static @Nullable Instant instant(String text) {
        try {
            return text.isEmpty() ? null : Instant.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static String brief(Throwable failure) {
        String text = String.valueOf(failure.getMessage());
        return text.substring(0, Math.min(text.length(), LONGEST_REASON));
    }

    private interface Reader {
        Answer read(JsonNode body);
    }
}
