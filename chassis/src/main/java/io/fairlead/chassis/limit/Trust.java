package io.fairlead.chassis.limit;

import java.util.function.LongSupplier;
import org.jboss.logging.Logger;

/**
 * Whether Redis is worth asking: not for a while after it failed some times running, then one question at a time until
 * it answers.
 *
 * <p>A breaker of its own because the fault-tolerance library's needs a container and takes no clock.
 */
final class Trust {

    private static final Logger LOG = Logger.getLogger(Trust.class);
    private static final int FAILURES_BEFORE_PAUSE = 3;

    private final long pauseMicros;
    private final LongSupplier micros;
    private int failures;
    private long askAgainAt;

    Trust(long pauseMicros, LongSupplier micros) {
        this.pauseMicros = pauseMicros;
        this.micros = micros;
    }

    synchronized boolean mayAsk() {
        if (!lost()) {
            return true;
        }
        if (micros.getAsLong() < askAgainAt) {
            return false;
        }
        askAgainAt = micros.getAsLong() + pauseMicros;
        return true;
    }

    synchronized void answered() {
        if (lost()) {
            LOG.info("Redis answers again: limits are shared by all replicas");
        }
        failures = 0;
    }

    synchronized void failed(Throwable failure) {
        failures++;
        if (failures == FAILURES_BEFORE_PAUSE) {
            LOG.warnf("Redis does not answer (%s): limits are this process' share until it does", failure);
        }
        askAgainAt = micros.getAsLong() + pauseMicros;
    }

    synchronized boolean lost() {
        return failures >= FAILURES_BEFORE_PAUSE;
    }
}
