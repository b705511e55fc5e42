package io.fairlead.deploy.supervision;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When one part that keeps ending is started again: at once the first time, then after longer and longer pauses, and at
 * once again after it has run for a while. Plain bookkeeping, not safe for several threads.
 */
final class RestartPlan {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    /** Who runs this long has recovered. */
    private static final Duration STABLE = Duration.ofSeconds(60);

    private Duration pause = FIRST_PAUSE;
    private @Nullable Instant runsSince;
    private @Nullable Instant dueAt;
    private int restarts;

    RestartPlan(Instant runsSince) {
        this.runsSince = runsSince;
    }

    /**
     * The part was seen dead.
     *
     * @return whether this is news; seeing it dead again changes nothing until it was started
     */
    boolean died(Instant now) {
        if (dueAt != null) {
            return false;
        }
        if (runsSince != null && !runsSince.plus(STABLE).isAfter(now)) {
            pause = FIRST_PAUSE;
        }
        dueAt = now.plus(pause);
        pause = shorter(pause.multipliedBy(2), LONGEST_PAUSE);
        runsSince = null;
        return true;
    }

    boolean isDue(Instant now) {
        return dueAt != null && !dueAt.isAfter(now);
    }

    /** It was started again, whether it worked or not. */
    void started(Instant now) {
        dueAt = null;
        runsSince = now;
        restarts++;
    }

    int restarts() {
        return restarts;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
