package io.fairlead.connector.engine.call;

import io.fairlead.connector.engine.host.Surroundings;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** Time that passes only when everybody waits, and then at once. */
public final class VirtualTime implements Surroundings {
    private record Alarm(Instant at, long order, Runnable action) {}

    private final PriorityQueue<Alarm> alarms =
            new PriorityQueue<>(Comparator.comparing(Alarm::at).thenComparing(Alarm::order));
    private Instant now = Instant.parse("2026-11-20T10:00:00Z");
    private long order;

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public Uni<Void> after(Duration wait) {
        return Uni.createFrom().emitter(emitter -> {
            var alarm = new Alarm(
                    now.plus(wait.isNegative() ? Duration.ZERO : wait), order++, () -> emitter.complete(null));
            emitter.onTermination(() -> alarms.remove(alarm));
            alarms.add(alarm);
        });
    }

    @Override
    public Executor here() {
        return Runnable::run;
    }

    @Override
    public <T> Uni<T> aside(Supplier<T> work) {
        return Uni.createFrom().item(work);
    }

    /** Lets time pass until the result is there. */
    public <T> T resultOf(Uni<T> uni) {
        return resultOf(uni.subscribeAsCompletionStage());
    }

    public <T> T resultOf(CompletableFuture<T> result) {
        while (!result.isDone()) {
            pass();
        }
        return result.join();
    }

    public void pass(Duration time) {
        var end = now.plus(time);
        while (!alarms.isEmpty() && !alarms.peek().at().isAfter(end)) {
            pass();
        }
        now = end;
    }

    private void pass() {
        var next = alarms.poll();
        if (next == null) {
            throw new AssertionError("everybody waits for something that no passing of time brings");
        }
        now = next.at();
        next.action().run();
    }
}
