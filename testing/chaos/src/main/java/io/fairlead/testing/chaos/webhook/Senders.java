package io.fairlead.testing.chaos.webhook;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** One {@link Sender} for each endpoint, all at once. */
final class Senders implements AutoCloseable {

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Future<?>> work;
    private volatile boolean over;

    Senders(List<Endpoint> endpoints, Run run, Ration ration, Post post, Duration latest, Random random) {
        this.work = endpoints.stream()
                .map(endpoint ->
                        new Sender(endpoint, run, ration, post, threads, latest, new Random(random.nextLong())))
                .<Future<?>>map(sender -> threads.submit(() -> {
                    sender.work(() -> over);
                    return sender;
                }))
                .toList();
    }

    /** Returns when what is under way is through, late repetitions included. */
    void finish() throws InterruptedException {
        over = true;
        for (var sender : work) {
            try {
                sender.get();
            } catch (ExecutionException e) {
                throw new IllegalStateException("a sender has failed", e.getCause());
            }
        }
        threads.close();
    }

    /** Gives up whatever is under way. */
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
