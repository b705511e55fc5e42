package io.fairlead.connector.catalog;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.jboss.logging.Logger;

/** When the catalogue is kept: once before the service is ready, and then every few seconds. */
@ApplicationScoped
class CatalogRounds {
    private static final Logger LOG = Logger.getLogger(CatalogRounds.class);
    private static final Duration LONGEST_START = Duration.ofSeconds(30);

    private final CatalogUpkeep upkeep;
    private final Definitions definitions;
    private volatile boolean isStarted;
    private volatile boolean failing;

    CatalogRounds(CatalogUpkeep upkeep, Definitions definitions) {
        this.upkeep = upkeep;
        this.definitions = definitions;
    }

    void start(@Observes StartupEvent event) {
        survive(upkeep.look().chain(definitions::tellAgain)).await().atMost(LONGEST_START);
        isStarted = true;
    }

    @Scheduled(
            identity = "connector-catalog",
            every = "${fairlead.connectors.check-every:2s}",
            delayed = "${fairlead.connectors.check-every:2s}",
            concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> round() {
        return isStarted ? survive(upkeep.look()) : Uni.createFrom().voidItem();
    }

    /** The catalogue stays as it is, and the next round tries again. */
    private Uni<Void> survive(Uni<Void> round) {
        return round.invoke(() -> failing = false).onFailure().recoverWithItem(failure -> {
            if (!failing) {
                LOG.errorf(failure, "The connectors stay as they are until PostgreSQL answers");
            }
            failing = true;
            return null;
        });
    }
}
