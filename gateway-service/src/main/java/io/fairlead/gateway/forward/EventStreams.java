package io.fairlead.gateway.forward;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpServerResponse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Streams of events last as long as what they tell of, and hold up no replica that is to stop: they end then, as whole
 * answers, and who listened asks again and comes to another one.
 */
@ApplicationScoped
class EventStreams {

    /** Long enough for how things stand, which is what a stream begins with. */
    private static final Duration WHILE_STOPPING = Duration.ofSeconds(1);

    private final Vertx vertx;
    private final Set<HttpClientRequest> sources = ConcurrentHashMap.newKeySet();
    private volatile boolean stopping;

    EventStreams(Vertx vertx) {
        this.vertx = vertx;
    }

    void stop(@Observes ShutdownDelayInitiatedEvent begun) {
        stopping = true;
        sources.forEach(HttpClientRequest::reset);
    }

    /** The end of a stream that is being passed: its own, or the one that is put to it because this replica stops. */
    Future<Void> follow(HttpClientRequest source, Future<Void> passing, HttpServerResponse response) {
        sources.add(source);
        if (stopping) {
            vertx.setTimer(WHILE_STOPPING.toMillis(), late -> source.reset());
        }
        return passing.onComplete(ended -> sources.remove(source))
                .recover(failure -> stopping && !response.ended() ? response.end() : Future.failedFuture(failure));
    }
}
