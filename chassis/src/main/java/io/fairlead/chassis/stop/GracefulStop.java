package io.fairlead.chassis.stop;

import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.jboss.logging.Logger;

/** Runs the closers side by side when the service stops; one that fails or takes too long does not hold up the others. */
@ApplicationScoped
class GracefulStop {

    private static final Logger LOG = Logger.getLogger(GracefulStop.class);

    private final List<Closer> closers;
    private final StopConfig config;

    GracefulStop(@All List<Closer> closers, StopConfig config) {
        this.closers = closers;
        this.config = config;
    }

    void stop(@Observes ShutdownEvent stopping) {
        if (closers.isEmpty()) {
            return;
        }
        var closing = closers.stream().map(GracefulStop::closing).toList();
        try {
            Uni.join().all(closing).andCollectFailures().await().atMost(config.closing());
        } catch (TimeoutException e) {
            LOG.warnf("Not everything was closed within %s", config.closing());
        }
    }

    private static Uni<Void> closing(Closer closer) {
        return Uni.createFrom()
                .deferred(closer::close)
                .onFailure()
                .invoke(failure -> LOG.warnf(failure, "Could not close %s", closer.name()))
                .onFailure()
                .recoverWithNull();
    }
}
