package io.fairlead.connector.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.fairlead.chassis.net.AddressGuard;
import io.fairlead.chassis.net.Origin;
import io.fairlead.connector.engine.http.Headers;
import io.fairlead.connector.engine.http.HttpAnswer;
import io.fairlead.connector.engine.http.HttpFailure;
import io.fairlead.connector.engine.http.HttpRequest;
import io.fairlead.connector.engine.http.Payload;
import io.opentelemetry.api.OpenTelemetry;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.NetSocket;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class VertxHttpTest {
    private static final Vertx VERTX = Vertx.vertx();
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long LIMIT = 10_000;

    @AfterAll
    static void close() {
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void bringsStatusHeadersAndBody() {
        var port = serves(request -> request.response()
                .setStatusCode(201)
                .putHeader("X-Total-Count", "7")
                .end("{\"id\":1}"));

        var answer = send(get(port, "/books?q=a%20b"));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.headers().first("x-total-count")).contains("7");
        assertThat(text(answer)).isEqualTo("{\"id\":1}");
    }

    @Test
    void sendsMethodPathQueryHeadersAndBodyAsTheyAre() {
        var seen = new AtomicReference<String>();
        var port = serves(request -> request.body().onSuccess(body -> {
            seen.set("%s %s %s %s".formatted(request.method(), request.uri(), request.getHeader("X-Shelf"), body));
            request.response().end();
        }));
        var request = new HttpRequest(
                "PATCH",
                URI.create("http://localhost:%d/a%%2Fb/c?x=%%26&y=1".formatted(port)),
                Headers.NONE.with("X-Shelf", "top"),
                Payload.of("title=Dust"),
                LIMIT);

        send(request);

        assertThat(seen).hasValue("PATCH /a%2Fb/c?x=%26&y=1 top title=Dust");
    }

    @Test
    void tellsTheProviderNothingAboutOurTraces() {
        var names = new HashSet<String>();
        var port = serves(request -> {
            names.addAll(request.headers().names());
            request.response().end();
        });

        send(get(port, "/"));

        assertThat(names).doesNotContain("traceparent", "tracestate", "baggage").contains("User-Agent");
    }

    @Test
    void connectsToTheAddressThatWasLookedAtUnderTheNameItWasAskedForBy() {
        var host = new AtomicReference<String>();
        var port = serves(request -> {
            host.set(request.getHeader("Host"));
            request.response().end();
        });
        var origin = "http://provider.example:" + port;
        var http = http(name -> Future.succeededFuture(List.of(InetAddress.getLoopbackAddress())), origin);

        http.send(new HttpRequest("GET", URI.create(origin + "/"), Headers.NONE, Payload.EMPTY, LIMIT), PATIENCE)
                .await()
                .atMost(PATIENCE);

        assertThat(host).hasValue("provider.example:" + port);
    }

    @Test
    void triesTheNextAddressWhenOneDoesNotTakeConnections() throws Exception {
        var port = serves(request -> request.response().end("here"));
        var origin = "http://provider.example:" + port;
        var addresses = List.of(InetAddress.getByName("127.0.0.2"), InetAddress.getLoopbackAddress());
        var http = http(name -> Future.succeededFuture(addresses), origin);

        var answer = http.send(
                        new HttpRequest("GET", URI.create(origin + "/"), Headers.NONE, Payload.EMPTY, LIMIT), PATIENCE)
                .await()
                .atMost(PATIENCE);

        assertThat(text(answer)).isEqualTo("here");
    }

    @Test
    void followsNoRedirect() {
        var port = serves(request -> request.response()
                .setStatusCode(302)
                .putHeader("Location", "/elsewhere")
                .end());

        assertThat(send(get(port, "/")).status()).isEqualTo(302);
    }

    @Test
    void usesAConnectionAgain() {
        var connections = new HashSet<Object>();
        var port = serves(request -> {
            connections.add(request.connection().remoteAddress());
            request.response().end();
        });
        var http = http(Names.ofTheSystem(VERTX), "http://localhost:" + port);

        for (var i = 0; i < 5; i++) {
            http.send(get(port, "/"), PATIENCE).await().atMost(PATIENCE);
        }

        assertThat(connections).hasSize(1);
    }

    @Test
    void unpacksWhatIsCompressed() {
        var port = serves(request ->
                request.response().putHeader("Content-Encoding", "gzip").end(gzip("{\"id\":1}")));

        assertThat(text(send(get(port, "/")))).isEqualTo("{\"id\":1}");
    }

    @Test
    void stopsReadingWhatUnpacksToTooMuch() {
        var port = serves(request ->
                request.response().putHeader("Content-Encoding", "gzip").end(gzip("0".repeat(5_000_000))));

        assertThat(failure(HttpFailure.BodyLost.class, get(port, "/")).isTooLarge())
                .isTrue();
    }

    @Test
    void stopsReadingABodyThatIsTooLarge() {
        var port = serves(request -> request.response().setStatusCode(200).end("0".repeat(20_000)));

        var lost = failure(HttpFailure.BodyLost.class, get(port, "/"));

        assertThat(lost.isTooLarge()).isTrue();
        assertThat(lost.status()).isEqualTo(200);
    }

    @Test
    void aBodyThatEndsEarlyIsCutOff() {
        var port = speaks("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"id\":");

        assertThat(failure(HttpFailure.BodyLost.class, get(port, "/")).isTooLarge())
                .isFalse();
    }

    @Test
    void aBodyThatCannotBeUnpackedIsLost() {
        var port = speaks(
                "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 24\r\n\r\nthis is not a zip at all");

        assertThat(failure(HttpFailure.BodyLost.class, get(port, "/")).status()).isEqualTo(200);
    }

    @Test
    void aConnectionThatBreaksBeforeTheAnswerLeavesOpenWhatHappened() {
        var port = listens(socket -> socket.handler(request -> socket.close()));

        failure(HttpFailure.Broken.class, get(port, "/"));
    }

    @Test
    void nonsenseInPlaceOfAnAnswerLeavesOpenWhatHappened() {
        var port = speaks("SSH-2.0-OpenSSH_9.6\r\n");

        failure(HttpFailure.Broken.class, get(port, "/"));
    }

    @Test
    void aRefusedConnectionMeansNothingWasSent() throws IOException {
        failure(HttpFailure.NotSent.class, get(freePort(), "/"));
    }

    @Test
    void anUnknownNameMeansNothingWasSent() {
        var http = http(name -> Future.failedFuture(new UnknownHostException(name)));

        var thrown = catchThrowableOfType(
                HttpFailure.NotSent.class,
                () -> http.send(https("nowhere.example"), PATIENCE).await().atMost(PATIENCE));

        assertThat(thrown).isNotNull();
    }

    @Test
    void aHandshakeThatFailsMeansNothingWasSent() {
        var port = speaks("this is not TLS");
        var http = http(Names.ofTheSystem(VERTX), "https://localhost:" + port);

        var thrown = catchThrowableOfType(
                HttpFailure.NotSent.class,
                () -> http.send(https("localhost:" + port), PATIENCE).await().atMost(PATIENCE));

        assertThat(thrown).isNotNull();
    }

    @Test
    void aSlowAnswerTimesOutAfterTheRequestWasSent() {
        var port = serves(request -> {});

        var thrown = catchThrowableOfType(HttpFailure.TimedOut.class, () -> http(port)
                .send(get(port, "/"), Duration.ofMillis(200))
                .await()
                .atMost(PATIENCE));

        assertThat(thrown.sent()).isTrue();
    }

    @Test
    void aSlowBodyTimesOutToo() {
        var port = serves(request -> request.response().setChunked(true).write("{"));

        var thrown = catchThrowableOfType(HttpFailure.TimedOut.class, () -> http(port)
                .send(get(port, "/"), Duration.ofMillis(200))
                .await()
                .atMost(PATIENCE));

        assertThat(thrown.sent()).isTrue();
    }

    @Test
    void aNameThatTakesTooLongTimesOutBeforeAnythingWasSent() {
        var http = http(name -> Future.future(never -> {}));

        var thrown = catchThrowableOfType(
                HttpFailure.TimedOut.class, () -> http.send(https("slow.example"), Duration.ofMillis(100))
                        .await()
                        .atMost(PATIENCE));

        assertThat(thrown.sent()).isFalse();
    }

    @Test
    void doesNotConnectIntoPrivateNetworks() {
        var http = http(name -> Future.succeededFuture(List.of(InetAddress.getLoopbackAddress())));

        var thrown = catchThrowableOfType(
                HttpFailure.AddressForbidden.class,
                () -> http.send(https("innocent.example"), PATIENCE).await().atMost(PATIENCE));

        assertThat(thrown).hasMessageContaining("private");
    }

    @Test
    void doesNotConnectWithoutTls() {
        var http = http(Names.ofTheSystem(VERTX));

        var thrown = catchThrowableOfType(
                HttpFailure.AddressForbidden.class,
                () -> http.send(get(80, "/"), PATIENCE).await().atMost(PATIENCE));

        assertThat(thrown).hasMessageContaining("https");
    }

    private static HttpAnswer send(HttpRequest request) {
        return http(request.uri().getPort()).send(request, PATIENCE).await().atMost(PATIENCE);
    }

    private static <F extends HttpFailure> F failure(Class<F> type, HttpRequest request) {
        var thrown = catchThrowableOfType(type, () -> send(request));
        assertThat(thrown).isNotNull();
        return thrown;
    }

    private static VertxHttp http(int port) {
        return http(Names.ofTheSystem(VERTX), "http://localhost:" + port);
    }

    private static VertxHttp http(Names names, String... allowed) {
        var guard =
                new AddressGuard(List.of(allowed).stream().map(Origin::parse).toList());
        return new VertxHttp(
                VERTX, new UsualConfig(), guard, OpenTelemetry.noop().getTracer("test"), names);
    }

    private static HttpRequest get(int port, String target) {
        return new HttpRequest(
                "GET", URI.create("http://localhost:" + port + target), Headers.NONE, Payload.EMPTY, LIMIT);
    }

    private static HttpRequest https(String authority) {
        return new HttpRequest("GET", URI.create("https://" + authority + "/"), Headers.NONE, Payload.EMPTY, LIMIT);
    }

    private static int serves(Handler<HttpServerRequest> handler) {
        return VERTX.createHttpServer()
                .requestHandler(handler)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();
    }

    private static int listens(Handler<NetSocket> handler) {
        return VERTX.createNetServer()
                .connectHandler(handler)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();
    }

    /** Says this to whoever sends something, and hangs up. */
    private static int speaks(String text) {
        return listens(socket -> socket.handler(request -> socket.end(Buffer.buffer(text))));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static Buffer gzip(String text) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(bytes)) {
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Buffer.buffer(bytes.toByteArray());
    }

    private static String text(HttpAnswer answer) {
        return new String(answer.body().bytes(), StandardCharsets.UTF_8);
    }

    private static final class UsualConfig implements ProviderHttpConfig {
        @Override
        public Duration connectTimeout() {
            return Duration.ofSeconds(2);
        }

        @Override
        public int connectionsPerAddress() {
            return 4;
        }

        @Override
        public int waitingPerAddress() {
            return 16;
        }

        @Override
        public Duration keepAlive() {
            return Duration.ofSeconds(20);
        }

        @Override
        public Duration streamTimeout() {
            return Duration.ofSeconds(20);
        }
    }
}
