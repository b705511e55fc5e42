package io.fairlead.webhook.endpoint;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.fairlead.chassis.data.DatabaseSignals;
import io.fairlead.chassis.problem.Failure;
import io.fairlead.contracts.problem.ProblemCode;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Endpoints in memory. A change is heard of from the database, and what is used is read again now and then besides; with
 * the database away, what was known goes on to hold.
 */
@ApplicationScoped
public class Endpoints {
    private static final Logger LOG = Logger.getLogger(Endpoints.class);
    private static final Duration LONGEST_LOAD = Duration.ofMillis(1_500);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);
    private static final Duration DOUBT = Duration.ofSeconds(1);
    private static final int MOST_UNKNOWN = 10_000;

    private final Map<EndpointId, Uni<Optional<Endpoint>>> loading = new ConcurrentHashMap<>();
    private final Cache<EndpointId, Endpoint> known;
    private final Cache<EndpointId, Boolean> unknown;
    private final Cache<EndpointId, Boolean> doubted;
    private final EndpointLoader loader;
    private final EndpointsConfig config;

    Endpoints(EndpointLoader loader, EndpointsConfig config) {
        this.loader = loader;
        this.config = config;
        this.known = Caffeine.newBuilder().maximumSize(config.held()).build();
        this.unknown = Caffeine.newBuilder()
                .maximumSize(MOST_UNKNOWN)
                .expireAfterWrite(config.unknown())
                .build();
        this.doubted = Caffeine.newBuilder()
                .maximumSize(config.held())
                .expireAfterWrite(DOUBT)
                .build();
    }

    void start(@Observes StartupEvent event, DatabaseSignals signals) {
        signals.on(EndpointStore.SIGNAL, this::changed);
        loader.some(config.held())
                .chain(this::loadAll)
                .subscribe()
                .with(
                        ignored -> LOG.infof("%d endpoints are held", known.estimatedSize()),
                        failure -> LOG.warnf("endpoints are read when they are used: %s", failure));
    }

    /** The endpoint of an id; empty when there is none, and a {@link Failure} when that cannot be known now. */
    public Uni<Optional<Endpoint>> find(EndpointId id) {
        Endpoint held = known.getIfPresent(id);
        if (held == null)
            return unknown.getIfPresent(id) != null ? Uni.createFrom().item(Optional.empty()) : load(id);
        if (age(held).compareTo(config.refresh()) > 0) refresh(id);
        return Uni.createFrom().item(Optional.of(held));
    }

    /**
     * The endpoint as it is now, for who has reason to doubt what is held; once a second at most, so that nobody can have
     * the database asked without end.
     */
    public Uni<Optional<Endpoint>> findAgain(Endpoint doubted) {
        return this.doubted.asMap().putIfAbsent(doubted.id(), true) != null
                ? Uni.createFrom().item(Optional.of(doubted))
                : load(doubted.id()).onFailure().recoverWithItem(Optional.of(doubted));
    }

    /** Reads an endpoint that was just changed here; other replicas hear of it. */
    Uni<Void> reload(EndpointId id) {
        return load(id).onFailure().recoverWithItem(Optional.empty()).replaceWithVoid();
    }

    private Uni<Void> loadAll(List<EndpointId> ids) {
        return Multi.createFrom()
                .iterable(ids)
                .onItem()
                .transformToUniAndConcatenate(this::load)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private void changed(String id) {
        if (EndpointId.isValid(id)) {
            unknown.invalidate(new EndpointId(id));
            refresh(new EndpointId(id));
        } else {
            unknown.invalidateAll();
            known.asMap().keySet().forEach(this::refresh);
        }
    }

    private void refresh(EndpointId id) {
        load(id).subscribe().with(ignored -> {}, failure -> LOG.debugf("endpoint %s holds as it was: %s", id, failure));
    }

    /** Who asks while it is being read waits for the same answer. */
    private Uni<Optional<Endpoint>> load(EndpointId id) {
        return loading.computeIfAbsent(id, ignored -> loader.load(id)
                .ifNoItem()
                .after(LONGEST_LOAD)
                .fail()
                .invoke(found -> remember(id, found))
                .onFailure()
                .transform(Endpoints::notKnown)
                .onTermination()
                .invoke(() -> loading.remove(id))
                .memoize()
                .indefinitely());
    }

    private void remember(EndpointId id, Optional<Endpoint> found) {
        found.ifPresentOrElse(endpoint -> known.put(id, endpoint), () -> {
            known.invalidate(id);
            unknown.put(id, true);
        });
    }

    private static Duration age(Endpoint endpoint) {
        return Duration.ofNanos(System.nanoTime() - endpoint.loadedAt());
    }

    private static Failure notKnown(Throwable failure) {
        return Failure.of(ProblemCode.SERVICE_UNAVAILABLE, "Whether there is such an endpoint is not known now.")
                .retryAfter(RETRY_AFTER)
                .because(failure);
    }
}
