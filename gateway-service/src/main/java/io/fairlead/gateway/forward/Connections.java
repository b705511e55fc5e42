package io.fairlead.gateway.forward;

import io.fairlead.gateway.route.Route;
import io.fairlead.gateway.route.Upstream;
import io.netty.channel.EventLoop;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.ConnectionPoolTooBusyException;
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
    private final Map<EventLoop, HttpClient> listeners = new ConcurrentHashMap<>();
    private final VertxInternal vertx;
    private final ForwardConfig config;
    private final int loops;

    Connections(Vertx vertx, UpstreamConfig upstreams, ForwardConfig config) {
        for (Upstream upstream : Upstream.values()) {
            replicas.put(
                    upstream,
                    new Replicas(
                            switch (upstream) {
                                case CONNECTOR -> upstreams.connector();
                                case MONITORING -> upstreams.monitoring();
                                case SYNC -> upstreams.sync();
                                case WEBHOOK -> upstreams.webhook();
                            }));
        }
        this.vertx = (VertxInternal) vertx;
        this.config = config;
        this.loops = Math.toIntExact(
                StreamSupport.stream(this.vertx.getEventLoopGroup().spliterator(), false)
                        .count());
    }

    /** A request that is ready to be sent to a replica of the service. */
    Future<HttpClientRequest> open(Route route, HttpMethod method, String uri) {
        return route.tellsEvents()
                ? open(listener(), route.upstream(), options(method, uri, config.eventsTimeout()))
                : open(client(), route.upstream(), options(method, uri, silence(route)));
    }

    Future<HttpClientRequest> open(Upstream upstream, HttpMethod method, String uri) {
        return open(client(), upstream, options(method, uri, config.timeout()));
    }

    private Duration silence(Route route) {
        return route.passesThrough() ? config.streamTimeout() : config.timeout();
    }

    private static RequestOptions options(HttpMethod method, String uri, Duration silence) {
        return new RequestOptions().setMethod(method).setURI(uri).setIdleTimeout(silence.toMillis());
    }

    private Future<HttpClientRequest> open(HttpClient client, Upstream upstream, RequestOptions options) {
        Deque<Replica> order = inTurn(upstream);
        return order.isEmpty()
                ? Future.failedFuture(
                        new Unreachable(new ConnectException("no replica of %s is known".formatted(upstream.id()))))
                : next(client, order.remove(), order, options);
    }

    private Future<HttpClientRequest> next(
            HttpClient client, Replica replica, Deque<Replica> others, RequestOptions options) {
        return client.request(to(replica, options))
                .onSuccess(connected -> reached(replica, connected))
                .recover(failure -> {
                    if (isAway(failure) && replica.unreachable(System.nanoTime())) {
                        LOG.warnf("%s cannot be reached: %s", replica, failure.getMessage());
                    }
                    return others.isEmpty()
                            ? Future.failedFuture(new Unreachable(failure))
                            : next(client, others.remove(), others, options);
                });
    }

    /** A replica that has as many connections as it may is there all the same. */
    private static boolean isAway(Throwable failure) {
        return !(failure instanceof ConnectionPoolTooBusyException);
    }

    /** One for each event loop, so that a request and its answer stay on the loop of the client's connection. */
    private HttpClient client() {
        return ofThisLoop(clients, Math.max(1, config.waiting() / loops));
    }

    /**
     * Streams of events have connections of their own, since they keep them: however many listen, whoever asks something
     * finds one. Nobody waits for one, as none is given back soon.
     */
    private HttpClient listener() {
        return ofThisLoop(listeners, 0);
    }

    private HttpClient ofThisLoop(Map<EventLoop, HttpClient> ofLoops, int waiting) {
        EventLoop loop = vertx.getOrCreateContext().nettyEventLoop();
        HttpClient known = ofLoops.get(loop);
        return known == null ? ofLoops.computeIfAbsent(loop, first -> newClient(waiting)) : known;
    }

    private HttpClient newClient(int waiting) {
        return vertx.createHttpClient(
                new HttpClientOptions()
                        .setConnectTimeout((int) config.connectTimeout().toMillis())
                        .setKeepAliveTimeout(Math.toIntExact(config.keepAlive().toSeconds())),
                new PoolOptions()
                        .setHttp1MaxSize(Math.max(1, config.connections() / loops))
                        .setMaxWaitQueueSize(waiting));
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
