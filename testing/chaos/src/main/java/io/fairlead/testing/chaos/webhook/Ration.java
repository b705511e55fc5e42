package io.fairlead.testing.chaos.webhook;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How many new deliveries may go out. They are dealt out in portions, one for each injury and one for the end, so that
 * there is new work whenever a part is hit. The first half of a portion goes at full speed, and the injury falls into
 * it; the second half is spread over about the time that a part takes to come back.
 */
final class Ration {

    private final Duration spread;
    private final LongSupplier nanos;
    private int left;
    private int portion;
    private int taken;
    private int portionsToCome;
    private long halfTakenAt;

    Ration(int deliveries, int injuries, Duration spread, LongSupplier nanos) {
        this.left = deliveries;
        this.portionsToCome = injuries + 1;
        this.spread = spread;
        this.nanos = nanos;
        deal();
    }

    /** Begins the next portion; what the one before has left is in it. */
    synchronized void deal() {
        if (portionsToCome == 0) {
            throw new IllegalStateException("every portion is dealt out");
        }
        portion = left / portionsToCome;
        portionsToCome--;
        taken = 0;
        if (portionsToCome == 0) {
            portion = left;
        }
    }

    /** Whether a new delivery may go out now. */
    synchronized boolean take() {
        if (taken >= allowed()) {
            return false;
        }
        taken++;
        left--;
        if (taken == half()) {
            halfTakenAt = nanos.getAsLong();
        }
        return true;
    }

    /** Whether so much of what comes before the injury has gone out, from 0 to 1. */
    synchronized boolean isTaken(double share) {
        return taken >= share * half();
    }

    synchronized int left() {
        return left;
    }

    private int half() {
        return portion / 2;
    }

    private long allowed() {
        if (portionsToCome == 0) {
            return portion;
        }
        if (taken < half()) {
            return half();
        }
        var since = nanos.getAsLong() - halfTakenAt;
        return Math.min(portion, half() + (long) ((double) (portion - half()) * since / spread.toNanos()));
    }
}
