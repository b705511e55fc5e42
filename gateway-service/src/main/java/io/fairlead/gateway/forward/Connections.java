package io.fairlead.gateway.forward;

import io.fairlead.gateway.route.Route;
import io.fairlead.gateway.route.Upstream;
import io.netty.channel.EventLoop;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.impl.VertxInternal;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.ConnectException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;

/** Finds a replica that can be reached. Nothing of the request has been sent before one is. */
@ApplicationScoped
class Connections {

    private static final Logger LOG = Logger.getLogger(Connections.class);

    private final Map<Upstream, Replicas> replicas = new EnumMap<>(Upstream.class);
    private final Map<EventLoop, HttpClient> clients = new ConcurrentHashMap<>();
    private final VertxInternal vertx;
    private final ForwardConfig config;

    Connections(Vertx vertx, UpstreamConfig upstreams, ForwardConfig config) {
        for (Upstream upstream : Upstream.values()) {
            replicas.put(
                    upstream,
                    new Replicas(
                            switch (upstream) {
                                case CONNECTOR -> upstreams.connector();
                                case MONITORING -> upstreams.monitoring();
                                case WEBHOOK -> upstreams.webhook();
                            }));
        }
        this.vertx = (VertxInternal) vertx;
        this.config = config;
    }

    /** A request that is ready to be sent to a replica of the service. */
    Future<HttpClientRequest> open(Route route, HttpMethod method, String uri) {
        return open(route.upstream(), method, uri, route.passesThrough() ? config.streamTimeout() : config.timeout());
    }

    Future<HttpClientRequest> open(Upstream upstream, HttpMethod method, String uri) {
        return open(upstream, method, uri, config.timeout());
    }

    private Future<HttpClientRequest> open(Upstream upstream, HttpMethod method, String uri, Duration silence) {
        RequestOptions options =
                new RequestOptions().setMethod(method).setURI(uri).setIdleTimeout(silence.toMillis());
        Deque<Replica> order = inTurn(upstream);
        return order.isEmpty()
                ? Future.failedFuture(
                        new Unreachable(new ConnectException("no replica of %s is known".formatted(upstream.id()))))
                : next(order.remove(), order, options);
    }

    private Future<HttpClientRequest> next(Replica replica, Deque<Replica> others, RequestOptions options) {
        return client().request(to(replica, options))
                .onSuccess(connected -> reached(replica, connected))
                .recover(failure -> {
                    if (replica.unreachable(System.nanoTime())) {
                        LOG.warnf("%s cannot be reached: %s", replica, failure.getMessage());
                    }
                    return others.isEmpty()
                            ? Future.failedFuture(new Unreachable(failure))
                            : next(others.remove(), others, options);
                });
    }

    /** One for each event loop, so that a request and its answer stay on the loop of the client's connection. */
    private HttpClient client() {
        EventLoop loop = vertx.getOrCreateContext().nettyEventLoop();
        HttpClient known = clients.get(loop);
        return known == null ? clients.computeIfAbsent(loop, first -> newClient()) : known;
    }

    private HttpClient newClient() {
        int loops =
                Math.toIntExact(StreamSupport.stream(vertx.getEventLoopGroup().spliterator(), false)
                        .count());
        return vertx.createHttpClient(
                new HttpClientOptions()
                        .setConnectTimeout((int) config.connectTimeout().toMillis())
                        .setKeepAliveTimeout(Math.toIntExact(config.keepAlive().toSeconds()))
                        .setMaxWaitQueueSize(Math.max(1, config.waiting() / loops)),
                new PoolOptions().setHttp1MaxSize(Math.max(1, config.connections() / loops)));
    }

    private static void reached(Replica replica, HttpClientRequest connected) {
        replica.reached();
        connected.response().onSuccess(answer -> {
            if (HttpHeaders.CLOSE.toString().equalsIgnoreCase(answer.getHeader(HttpHeaders.CONNECTION))) {
                replica.leaves(System.nanoTime());
            }
        });
    }

    private Deque<Replica> inTurn(Upstream upstream) {
        Replicas known = replicas.get(upstream);
        return known == null ? new ArrayDeque<>() : known.inTurn(System.nanoTime());
    }

    private static RequestOptions to(Replica replica, RequestOptions options) {
        return new RequestOptions(options)
                .setHost(replica.host())
                .setPort(replica.port())
                .setSsl(replica.secure());
    }
}
