package io.fairlead.testing.chaos.kill;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/** How long one thing may take before the run has failed. */
public record Patience(Duration longest) {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    /** Returns when it is so. */
    public void await(String what, BooleanSupplier condition) throws InterruptedException {
        var end = System.nanoTime() + longest.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw inVain(what);
            }
            TimeUnit.NANOSECONDS.sleep(LOOK_AGAIN.toNanos());
        }
    }

    <T> T get(String what, CompletableFuture<T> future) throws InterruptedException {
        try {
            return future.get(longest.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw inVain(what);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** This long, or as long as anything may take if that is shorter. */
    Duration atMost(Duration duration) {
        return longest.compareTo(duration) < 0 ? longest : duration;
    }

    NothingProved inVain(String what) {
        return new NothingProved("waited %d s in vain for %s".formatted(longest.toSeconds(), what));
    }
}
