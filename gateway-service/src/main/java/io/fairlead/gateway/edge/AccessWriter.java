package io.fairlead.gateway.edge;

import io.fairlead.chassis.stop.Closer;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Writes access lines beside the requests: a queue that nobody waits for, and one thread that empties it many lines at a
 * time. Nobody wakes the thread, since that would cost each request more than its line.
 */
@Startup
@ApplicationScoped
class AccessWriter implements Closer {

    private static final Logger LOG = Logger.getLogger(AccessWriter.class);
    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final int AT_ONCE = 1_000;

    private final BlockingQueue<AccessLine> waiting;
    private final AccessLines lines;
    private final Counter dropped;
    private final Thread thread =
            Thread.ofPlatform().name("access-log").daemon().unstarted(this::writeUntilTheEnd);
    private volatile boolean ended;

    @Inject
    AccessWriter(
            AccessConfig config,
            @ConfigProperty(name = "quarkus.application.name") String service,
            @ConfigProperty(name = "quarkus.log.console.json.enabled") boolean json,
            MeterRegistry metrics) {
        this(config, json ? new JsonAccessLines(service, System.out) : new LoggedAccessLines(), metrics);
    }

    AccessWriter(AccessConfig config, AccessLines lines, MeterRegistry metrics) {
        this.waiting = new ArrayBlockingQueue<>(config.queue());
        this.lines = lines;
        this.dropped = Counter.builder("fairlead.gateway.access.dropped")
                .description("Access lines that were not written, mostly because too many waited")
                .register(metrics);
    }

    @PostConstruct
    void begin() {
        thread.start();
    }

    void write(AccessLine line) {
        if (!waiting.offer(line)) {
            dropped.increment();
        }
    }

    private void writeUntilTheEnd() {
        while (!ended) {
            writeWaiting();
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private synchronized void writeWaiting() {
        List<AccessLine> next = new ArrayList<>(AT_ONCE);
        while (waiting.drainTo(next, AT_ONCE) > 0) {
            write(next);
            next.clear();
        }
    }

    private void write(List<AccessLine> next) {
        try {
            lines.write(next);
        } catch (RuntimeException e) {
            dropped.increment(next.size());
            LOG.error("Access lines could not be written", e);
        }
    }

    @Override
    public String name() {
        return "access log";
    }

    @Override
    public Uni<Void> close() {
        return Uni.createFrom().item(() -> {
            writeWaiting();
            return null;
        });
    }

    @PreDestroy
    void end() {
        ended = true;
        writeWaiting();
    }
}
