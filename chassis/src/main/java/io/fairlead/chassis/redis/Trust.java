package io.fairlead.chassis.redis;

import java.util.function.LongSupplier;
import org.jboss.logging.Logger;

/**
 * Whether Redis is worth asking: not for a while after it failed some times running, then one question at a time until
 * it answers.
 *
 * <p>A breaker of its own because the fault-tolerance library's needs a container and takes no clock.
 */
public final class Trust {

    private static final Logger LOG = Logger.getLogger(Trust.class);
    private static final int FAILURES_BEFORE_PAUSE = 3;

    private final String subject;
    private final long pauseMicros;
    private final LongSupplier micros;
    private int failures;
    private long askAgainAt;

    /**
     * Trusts until it is disappointed.
     *
     * @param subject what is shared through Redis, in the plural
     */
    public Trust(String subject, long pauseMicros, LongSupplier micros) {
        this.subject = subject;
        this.pauseMicros = pauseMicros;
        this.micros = micros;
    }

    public synchronized boolean mayAsk() {
        if (!lost()) {
            return true;
        }
        if (micros.getAsLong() < askAgainAt) {
            return false;
        }
        askAgainAt = micros.getAsLong() + pauseMicros;
        return true;
    }

    public synchronized void answered() {
        if (lost()) {
            LOG.infof("Redis answers again: %s are shared by all replicas", subject);
        }
        failures = 0;
    }

    public synchronized void failed(Throwable failure) {
        failures++;
        if (failures == FAILURES_BEFORE_PAUSE) {
            LOG.warnf("Redis does not answer (%s): %s are this process' own until it does", failure, subject);
        }
        askAgainAt = micros.getAsLong() + pauseMicros;
    }

    public synchronized boolean lost() {
        return failures >= FAILURES_BEFORE_PAUSE;
    }
}
