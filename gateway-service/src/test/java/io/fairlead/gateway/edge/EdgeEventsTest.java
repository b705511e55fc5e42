package io.fairlead.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.fairlead.gateway.stub.School;
import io.fairlead.gateway.stub.StubServices;
import io.fairlead.testing.kit.WithInfrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a run tells while it goes on reaches the client when it is told, and its silence ends nothing. */
@QuarkusTest
@WithInfrastructure("gateway")
@WithTestResource(StubServices.class)
@SuppressWarnings("NullAway.Init") // fields are injected
class EdgeEventsTest {

    private static final String EVENTS = "/api/v1/sync/runs/1/events";
    private static final long LONGER_THAN_ANOTHER_ANSWER_MAY_BE_SILENT = 2_500;

    StubServices services;

    @TestHTTPResource
    URI gateway;

    @Inject
    Vertx vertx;

    private final HttpClient client = HttpClient.newHttpClient();
    private CompletableFuture<HttpServerResponse> told;
    private CompletableFuture<Void> hungUp;

    @BeforeEach
    void forget() {
        services.reset();
        told = new CompletableFuture<>();
        hungUp = new CompletableFuture<>();
        services.sync().answers(this::tell);
    }

    @AfterEach
    void hangUp() {
        client.shutdownNow();
    }

    @Test
    void eachEventComesWhenItIsToldHoweverLongTheSilenceBeforeIt() throws Exception {
        try (var events = listen()) {
            assertThat(events.readLine()).isEqualTo("data: 1");
            assertThat(events.readLine()).isEmpty();

            HttpServerResponse response = response();
            vertx.setTimer(LONGER_THAN_ANOTHER_ANSWER_MAY_BE_SILENT, time -> response.end("data: 2\n\n"));

            assertThat(events.lines()).containsExactly("data: 2", "");
        }
    }

    @Test
    void noProxyOnTheWayIsToHoldEventsBack() throws Exception {
        HttpResponse<InputStream> answer = client.send(request(), BodyHandlers.ofInputStream());

        assertThat(answer.headers().firstValue("Content-Type")).contains("text/event-stream");
        assertThat(answer.headers().firstValue("X-Accel-Buffering")).contains("no");
    }

    @Test
    void whoStopsListeningIsNotToldAnyMore() throws Exception {
        try (var events = listen()) {
            assertThat(events.readLine()).isEqualTo("data: 1");
        }
        client.shutdownNow();

        assertThat(hungUp).succeedsWithin(Duration.ofSeconds(5));
    }

    @Test
    void aStreamThatBreaksOffIsNotTakenForWhole() throws Exception {
        try (var events = listen()) {
            assertThat(events.readLine()).isEqualTo("data: 1");
            response().reset();

            assertThatThrownBy(() -> events.lines().toList()).hasRootCauseInstanceOf(IOException.class);
        }
    }

    @Test
    void whoeverAsksIsAnsweredHoweverManyListen() {
        List<CompletableFuture<Integer>> listeners = IntStream.range(0, 4 * StubServices.CONNECTIONS)
                .mapToObj(n -> client.sendAsync(request(), BodyHandlers.ofInputStream())
                        .thenApply(HttpResponse::statusCode))
                .toList();
        await().until(() -> listeners.stream().allMatch(CompletableFuture::isDone));
        services.sync().answers(request -> request.response().end("{}"));

        assertThat(listeners.stream().map(CompletableFuture::join))
                .contains(200, 503)
                .containsOnly(200, 503);
        School.viewer().get("/api/v1/sync/runs/1").then().statusCode(200);
    }

    private BufferedReader listen() throws IOException, InterruptedException {
        InputStream body = client.send(request(), BodyHandlers.ofInputStream()).body();
        return new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
    }

    private HttpRequest request() {
        return HttpRequest.newBuilder(gateway.resolve(EVENTS))
                .header("Authorization", "Bearer " + School.viewerToken())
                .header("Accept", "text/event-stream")
                .build();
    }

    private HttpServerResponse response() throws Exception {
        return told.get(5, TimeUnit.SECONDS);
    }

    private void tell(HttpServerRequest request) {
        HttpServerResponse response =
                request.response().setChunked(true).putHeader("Content-Type", "text/event-stream");
        CompletableFuture<Void> end = hungUp;
        response.closeHandler(closed -> end.complete(null));
        response.write("data: 1\n\n").onSuccess(written -> told.complete(response));
    }
}
