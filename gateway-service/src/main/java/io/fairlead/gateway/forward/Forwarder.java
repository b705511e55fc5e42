package io.fairlead.gateway.forward;

import io.fairlead.chassis.problem.Failure;
import io.fairlead.contracts.problem.ProblemCode;
import io.fairlead.gateway.route.Route;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.ProxyRequest;
import io.vertx.httpproxy.ProxyResponse;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Sends a request to a service and its answer to the client, without holding either. */
@ApplicationScoped
public class Forwarder {

    private static final Duration SOON = Duration.ofSeconds(1);
    private static final int NO_CONTENT = 204;
    private static final int NOT_MODIFIED = 304;
    private static final Set<HttpMethod> REPEATABLE = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    private final Connections connections;
    private final EventStreams streams;
    private final ForwardConfig config;
    private final long largestStream;

    Forwarder(
            Connections connections,
            EventStreams streams,
            ForwardConfig config,
            @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize largestStream) {
        this.connections = connections;
        this.streams = streams;
        this.config = config;
        this.largestStream = largestStream.asLongValue();
    }

    /** Completes when the answer has been passed on; fails with a {@link Failure} when there was none. */
    public Uni<Void> forward(RoutingContext context, Route route) {
        return Uni.createFrom()
                .completionStage(() -> send(context, route).toCompletionStage())
                .onFailure()
                .transform(failure -> meaning(failure, route));
    }

    private Future<Void> send(RoutingContext context, Route route) {
        HttpServerRequest request = context.request();
        ProxyRequest proxied = proxied(context);
        BoundedBody body = new BoundedBody(largestBody(route));
        body.check(proxied.getBody().length());
        proxied.setBody(body.of(request, proxied.getBody().length()));
        return connections
                .open(route, request.method(), request.uri())
                .onSuccess(connected -> invite(request))
                .compose(connected -> answerOf(connected, proxied)
                        .recover(body::cause)
                        .compose(answer -> pass(connected, answer, request.response(), route)));
    }

    private long largestBody(Route route) {
        if (route.passesThrough()) {
            return largestStream;
        }
        return (route.isOpen() ? config.largestOpenBody() : config.largestBody()).asLongValue();
    }

    /** However long a stream may be silent, its beginning is not waited for longer than for any answer. */
    private Future<ProxyResponse> answerOf(HttpClientRequest connected, ProxyRequest proxied) {
        return proxied.send(connected)
                .timeout(config.timeout().toMillis(), TimeUnit.MILLISECONDS)
                .onFailure(failure -> connected.reset());
    }

    private static ProxyRequest proxied(RoutingContext context) {
        ProxyRequest proxied = ProxyRequest.reverseProxy(context.request());
        RequestHeaders.clean(proxied.headers());
        RequestHeaders.mark(
                proxied.headers(),
                context.request(),
                context.response().headers().get("Fairlead-Request-Id"));
        return proxied;
    }

    /** A client that asked whether to send its body hears yes only once somebody is there to take it. */
    private static void invite(HttpServerRequest request) {
        if ("100-continue".equalsIgnoreCase(request.getHeader("Expect"))) {
            request.response().writeContinue();
        }
    }

    /** The proxy's own way of passing an answer resets what breaks off, which HTTP/1 handlers never hear of. */
    private Future<Void> pass(
            HttpClientRequest source, ProxyResponse answer, HttpServerResponse response, Route route) {
        ResponseHeaders.clean(answer.headers(), route);
        response.setStatusCode(answer.getStatusCode());
        response.headers().addAll(answer.headers());
        if (route.carriesSecrets()) {
            response.putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        }
        response.setChunked(answer.getBody().length() < 0 && hasContent(answer.getStatusCode()));
        Future<Void> passing =
                answer.getBody().stream().pipe().endOnFailure(false).to(response);
        return route.tellsEvents() ? streams.follow(source, passing, response) : passing;
    }

    private static boolean hasContent(int status) {
        return status != NO_CONTENT && status != NOT_MODIFIED;
    }

    private static Failure meaning(Throwable failure, Route route) {
        String service = "%s-service".formatted(route.upstream().id());
        return switch (failure) {
            case BodyTooLarge tooLarge ->
                Failure.of(ProblemCode.BODY_TOO_LARGE, "The body is larger than this address takes.");
            case Unreachable away ->
                Failure.of(ProblemCode.SERVICE_UNAVAILABLE, "%s cannot be reached.".formatted(service))
                        .retryAfter(SOON);
            case TimeoutException silent ->
                Failure.of(ProblemCode.SERVICE_TIMEOUT, "%s took too long to answer.".formatted(service));
            default -> broken(service, failure, route);
        };
    }

    private static Failure broken(String service, Throwable failure, Route route) {
        return mayBeRepeated(route)
                ? Failure.of(ProblemCode.SERVICE_UNAVAILABLE, "%s broke off before it answered.".formatted(service))
                        .retryAfter(SOON)
                        .because(failure)
                : Failure.of(
                                ProblemCode.SERVICE_UNAVAILABLE,
                                "%s broke off before it answered; whether the request took effect is not known."
                                        .formatted(service))
                        .because(failure);
    }

    private static boolean mayBeRepeated(Route route) {
        return route.isOpen() || REPEATABLE.contains(route.method());
    }

    /** Remembers that it was the body's size that ended a request, which the connection reports as a reset. */
    private static final class BoundedBody {

        private final long limit;
        private boolean exceeded;

        BoundedBody(long limit) {
            this.limit = limit;
        }

        /** What says itself that it is too large is not even begun. */
        void check(long length) {
            if (length > limit) {
                throw new BodyTooLarge();
            }
        }

        Body of(HttpServerRequest request, long length) {
            return Body.body(new BoundedStream(request, limit, () -> exceeded = true), length);
        }

        <T> Future<T> cause(Throwable failure) {
            return Future.failedFuture(exceeded ? new BodyTooLarge() : failure);
        }
    }
}
