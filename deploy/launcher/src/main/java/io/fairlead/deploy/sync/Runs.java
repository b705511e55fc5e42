package io.fairlead.deploy.sync;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.fairlead.deploy.suite.Refused;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Runs of one user's tenant, through the gateway. */
public final class Runs {

    /** Longer than the gateway waits for a service. */
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private static final int OK = 200;
    private static final int ACCEPTED = 202;
    private static final int UNAUTHENTICATED = 401;
    private static final int NOT_FOUND = 404;
    private static final int SERVER_ERROR = 500;
    private static final ObjectMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .build();

    private final HttpClient http;
    private final URI api;
    private final Access access;
    private String token;

    public Runs(HttpClient http, URI gateway, Access access) throws InterruptedException {
        this.http = http;
        this.api = gateway.resolve("/api/v1/");
        this.access = access;
        this.token = access.token();
    }

    /** The id of a new run. */
    public String start(NewRun wanted) throws InterruptedException {
        try {
            var request = request("sync/runs")
                    .timeout(PATIENCE)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(wanted.body())))
                    .build();
            var answer = http.send(request, BodyHandlers.ofInputStream());
            return switch (answer.statusCode()) {
                case ACCEPTED -> read(answer).required("id").textValue();
                case NOT_FOUND ->
                    throw new Refused("there is no integration '%s'; there are: %s"
                            .formatted(wanted.integration(), integrations()));
                default -> throw refused(answer);
            };
        } catch (IOException e) {
            throw away();
        }
    }

    /** The address of a run, for people who go on with curl. */
    URI address(String id) {
        return api.resolve("sync/runs/" + id);
    }

    /** How a run stands and goes on; fails with an {@link IOException} when asking again makes sense. */
    RunEvents events(String id) throws IOException, InterruptedException {
        var request = request("sync/runs/%s/events".formatted(id))
                .header("Accept", "text/event-stream")
                .build();
        var answer = http.send(request, BodyHandlers.ofInputStream());
        if (answer.statusCode() == OK) {
            return new RunEvents(JSON, answer.body());
        }
        if (answer.statusCode() == NOT_FOUND) {
            throw new Refused("there is no run '%s'".formatted(id));
        }
        if (answer.statusCode() == UNAUTHENTICATED) {
            token = access.token();
        } else if (answer.statusCode() < SERVER_ERROR) {
            throw refused(answer);
        }
        throw new IOException(explained(answer));
    }

    private String integrations() throws IOException, InterruptedException {
        var answer =
                http.send(request("integrations?limit=500").timeout(PATIENCE).build(), BodyHandlers.ofInputStream());
        return StreamSupport.stream(read(answer).path("items").spliterator(), false)
                .map(integration -> integration.path("name").asText())
                .collect(Collectors.collectingAndThen(
                        Collectors.joining(", "), names -> names.isEmpty() ? "none yet" : names));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(api.resolve(path)).header("Authorization", "Bearer " + token);
    }

    Refused away() {
        return new Refused(
                "the gateway does not answer at %s; is the suite up? (./fairlead status)".formatted(api.resolve("/")));
    }

    private static Refused refused(HttpResponse<InputStream> answer) throws IOException {
        return new Refused(explained(answer));
    }

    /** A problem in the words of who has it, each error of a body included. */
    private static String explained(HttpResponse<InputStream> answer) throws IOException {
        var problem = read(answer);
        var errors = StreamSupport.stream(problem.path("errors").spliterator(), false)
                .map(error -> "\n  %s %s"
                        .formatted(
                                error.path("pointer").asText(),
                                error.path("message").asText()))
                .collect(Collectors.joining());
        return "%s (%d %s)%s"
                .formatted(
                        problem.path("detail").asText("no explanation"),
                        answer.statusCode(),
                        problem.path("code").asText(""),
                        errors);
    }

    private static JsonNode read(HttpResponse<InputStream> answer) throws IOException {
        try (var body = answer.body()) {
            return JSON.readTree(new String(body.readAllBytes(), StandardCharsets.UTF_8));
        } catch (JsonProcessingException notOurs) {
            return MissingNode.getInstance();
        }
    }
}
