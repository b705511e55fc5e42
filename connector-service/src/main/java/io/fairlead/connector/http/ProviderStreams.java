package io.fairlead.connector.http;

import io.fairlead.chassis.net.AddressGuard;
import io.fairlead.connector.engine.http.HttpFailure;
import io.fairlead.connector.engine.http.HttpRequest;
import io.opentelemetry.api.trace.Tracer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Requests whose bodies stream through, as they are, in both directions. Follows no redirect, repeats nothing. */
@ApplicationScoped
public class ProviderStreams {
    private final Vertx vertx;
    private final HttpClient client;
    private final ProviderConnections connections;
    private final ClientSpans spans;
    private final Duration silence;

    ProviderStreams(Vertx vertx, ProviderHttpConfig config, AddressGuard guard, Tracer tracer) {
        this.vertx = vertx;
        this.client = vertx.createHttpClient(
                VertxHttp.options(config).setDecompressionSupported(false), VertxHttp.pool(config));
        this.connections = new ProviderConnections(guard, Names.ofTheSystem(vertx));
        this.spans = new ClientSpans(tracer);
        this.silence = config.streamTimeout();
    }

    /**
     * An exchange that is to begin within the time given.
     *
     * @param request its body empty where one streams
     */
    public StreamedExchange begin(HttpRequest request, Duration untilAnswer) {
        return new StreamedExchange(vertx, client, connections, request, spans.begin(request), untilAnswer, silence);
    }

    /** What a failed exchange failed with; anything unexpected is a broken connection. */
    static <T> Future<T> asHttpFailure(Throwable thrown) {
        return Future.failedFuture(
                thrown instanceof HttpFailure known
                        ? known
                        : new HttpFailure.Broken("the connection broke before there was an answer", thrown));
    }
}
