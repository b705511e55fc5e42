package io.fairlead.testing.simulators;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;

import io.fairlead.testing.simulators.control.Control;
import io.fairlead.testing.simulators.control.Delivery;
import io.fairlead.testing.simulators.control.Provider;
import io.fairlead.testing.simulators.twin.Answer;
import io.fairlead.testing.simulators.twin.Call;
import io.fairlead.testing.simulators.twin.Headers;
import io.fairlead.testing.simulators.twin.Json;
import io.fairlead.testing.simulators.twin.Parameters;
import io.fairlead.testing.simulators.twin.Records;
import io.fairlead.testing.simulators.twin.Twin;
import io.netty.channel.ChannelOption;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.impl.ConnectionBase;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URLDecoder;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** HTTP on one side, twins and their control on the other. */
final class Exchange implements Handler<HttpServerRequest> {

    private static final Logger LOG = System.getLogger(Exchange.class.getName());
    private static final String CONTROL = "_control";
    private static final String HEALTH = "health";
    private static final int LINES_AT_ONCE = 200;
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final Vertx vertx;
    private final Clock clock;
    private final Map<String, Provider> providers;
    private final Control control;

    Exchange(Vertx vertx, Clock clock, List<Twin> twins) {
        this.vertx = vertx;
        this.clock = clock;
        this.providers = twins.stream()
                .map(twin -> new Provider(twin, clock))
                .collect(toMap(Provider::name, Function.identity()));
        this.control = new Control(providers);
    }

    @Override
    public void handle(HttpServerRequest request) {
        request.body().onSuccess(body -> deliver(request, receive(request, body)));
    }

    private Delivery receive(HttpServerRequest request, Buffer body) {
        try {
            return route(request, body.toString(UTF_8));
        } catch (IllegalArgumentException unreadable) {
            return Delivery.now(refusal(400, "unreadable request: " + unreadable.getMessage()));
        } catch (RuntimeException bug) {
            LOG.log(Level.ERROR, "A twin broke on " + request.method() + " " + request.path(), bug);
            return Delivery.now(refusal(500, "the twin itself is broken: " + bug));
        }
    }

    private Delivery route(HttpServerRequest request, String body) {
        String path = request.path() == null ? "/" : request.path();
        int end = path.indexOf('/', 1);
        String first = path.substring(1, end < 0 ? path.length() : end);
        String rest = end < 0 ? "/" : path.substring(end);
        if (first.equals(HEALTH)) {
            return Delivery.now(health());
        }
        Call call = call(request, first, rest, body);
        Provider provider = providers.get(first);
        if (provider != null) {
            return provider.receive(call);
        }
        return first.equals(CONTROL) ? control.answer(call) : Delivery.now(refusal(404, "no twin at " + path));
    }

    private static Call call(HttpServerRequest request, String prefix, String rest, String body) {
        return new Call(
                request.method().name(),
                decoded(rest),
                Parameters.parse(request.query() == null ? "" : request.query()),
                new Headers(request.headers()),
                body,
                "http://" + address(request) + "/" + prefix);
    }

    /** As the caller names it: HTTP/2 has no {@code Host}, and an old client may name nothing. */
    private static String address(HttpServerRequest request) {
        var named = request.authority();
        return named == null ? request.localAddress().toString() : named.toString();
    }

    private static String decoded(String path) {
        return URLDecoder.decode(path.replace("+", "%2B"), UTF_8);
    }

    private Answer health() {
        var body = Json.object().put("status", "up");
        body.set("twins", Json.strings(providers.keySet().stream().sorted().toList()));
        return Answer.json(200, body);
    }

    private static Answer refusal(int status, @Nullable String message) {
        return Answer.json(status, Json.object().put("error", message));
    }

    private void deliver(HttpServerRequest request, Delivery delivery) {
        Runnable act = () -> {
            request.response().putHeader(HttpHeaders.DATE, DATE.format(clock.instant()));
            switch (delivery) {
                case Delivery.Send(Answer answer, Duration _) -> send(request, answer);
                case Delivery.Break(Duration _) -> breakOff(request);
                case Delivery.Cut(Answer answer, Duration _) -> cut(request, answer);
                case Delivery.Trickle(Answer answer, Duration _, Duration pause) -> trickle(request, answer, pause);
                case Delivery.Bomb(int megabytes, Duration _) -> bomb(request, megabytes);
                case Delivery.Lines(var lines) -> begin(request, lines);
                case Delivery.Later(var answer) -> answer.thenAccept(later -> send(request, later));
            }
        };
        if (delivery.delay().isZero()) {
            act.run();
        } else {
            vertx.setTimer(delivery.delay().toMillis(), _ -> act.run());
        }
    }

    private static void send(HttpServerRequest request, Answer answer) {
        if (!request.response().closed()) {
            begun(request, answer).end(answer.body());
        }
    }

    private static HttpServerResponse begun(HttpServerRequest request, Answer answer) {
        var response = request.response().setStatusCode(answer.status());
        answer.headers().forEach(response::putHeader);
        return response;
    }

    private static HttpServerResponse begun(HttpServerRequest request, Answer answer, int length) {
        return begun(request, answer).putHeader(HttpHeaders.CONTENT_LENGTH, String.valueOf(length));
    }

    private static void cut(HttpServerRequest request, Answer answer) {
        var body = Buffer.buffer(answer.body());
        begun(request, answer, body.length())
                .write(body.getBuffer(0, body.length() / 2))
                .onComplete(_ -> request.connection().close());
    }

    private void trickle(HttpServerRequest request, Answer answer, Duration pause) {
        var body = Buffer.buffer(answer.body());
        var response = begun(request, answer, body.length());
        drop(response, body, 0, pause);
    }

    private void drop(HttpServerResponse response, Buffer body, int at, Duration pause) {
        if (response.closed()) {
            return;
        }
        if (at == body.length()) {
            response.end();
            return;
        }
        response.write(body.getBuffer(at, at + 1));
        vertx.setTimer(pause.toMillis(), _ -> drop(response, body, at + 1, pause));
    }

    private static void bomb(HttpServerRequest request, int megabytes) {
        request.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .putHeader(HttpHeaders.CONTENT_ENCODING, "gzip")
                .end(Buffer.buffer(Bomb.of(megabytes)));
    }

    private static void begin(HttpServerRequest request, Records.Lines lines) {
        var response = request.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/x-ndjson")
                .putHeader("X-Total-Count", String.valueOf(lines.count()))
                .setChunked(true);
        pour(response, lines.each());
    }

    /** So many lines at a time: others are served in between, and a slow reader is waited for. */
    private static void pour(HttpServerResponse response, Iterator<String> lines) {
        if (!lines.hasNext()) {
            response.end();
            return;
        }
        var some = new StringBuilder();
        for (int line = 0; line < LINES_AT_ONCE && lines.hasNext(); line++) {
            some.append(lines.next()).append('\n');
        }
        response.write(some.toString()).onSuccess(_ -> pour(response, lines));
    }

    /** Without lingering, closing sends a reset: the caller cannot take it for an orderly end. */
    private static void breakOff(HttpServerRequest request) {
        if (request.connection() instanceof ConnectionBase connection) {
            connection.channel().config().setOption(ChannelOption.SO_LINGER, 0);
        }
        request.connection().close();
    }
}
