package io.fairlead.connector.http;

import io.fairlead.chassis.net.AddressGuard;
import io.fairlead.connector.engine.http.HttpAnswer;
import io.fairlead.connector.engine.http.HttpPort;
import io.fairlead.connector.engine.http.HttpRequest;
import io.opentelemetry.api.trace.Tracer;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.tracing.TracingPolicy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** One pooled client for all providers, HTTP/1.1. Connects to nothing but addresses the guard has seen. */
@ApplicationScoped
public class VertxHttp implements HttpPort {
    private final Vertx vertx;
    private final HttpClient client;
    private final ProviderConnections connections;
    private final ClientSpans spans;

    @Inject
    VertxHttp(Vertx vertx, ProviderHttpConfig config, AddressGuard guard, Tracer tracer) {
        this(vertx, config, guard, tracer, Names.ofTheSystem(vertx));
    }

    VertxHttp(Vertx vertx, ProviderHttpConfig config, AddressGuard guard, Tracer tracer, Names names) {
        this.vertx = vertx;
        this.client = vertx.createHttpClient(options(config), pool(config));
        this.connections = new ProviderConnections(guard, names);
        this.spans = new ClientSpans(tracer);
    }

    @Override
    public Uni<HttpAnswer> send(HttpRequest request, Duration timeout) {
        return Uni.createFrom().emitter(emitter -> {
            var exchange = new Exchange(vertx, client, request, spans.begin(request), emitter);
            emitter.onTermination(exchange::abandon);
            exchange.begin(connections, timeout);
        });
    }

    static HttpClientOptions options(ProviderHttpConfig config) {
        return new HttpClientOptions()
                .setConnectTimeout((int) config.connectTimeout().toMillis())
                .setSslHandshakeTimeout(config.connectTimeout().toMillis())
                .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS)
                .setKeepAliveTimeout((int) config.keepAlive().toSeconds())
                .setDecompressionSupported(true)
                .setTracingPolicy(TracingPolicy.IGNORE);
    }

    static PoolOptions pool(ProviderHttpConfig config) {
        return new PoolOptions()
                .setHttp1MaxSize(config.connectionsPerAddress())
                .setMaxWaitQueueSize(config.waitingPerAddress());
    }
}
