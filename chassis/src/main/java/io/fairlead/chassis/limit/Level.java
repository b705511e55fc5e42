package io.fairlead.chassis.limit;

/**
 * How full a bucket was at some microsecond.
 *
 * <p>Time that goes backwards fills nothing, and does not fill twice when it comes again.
 */
record Level(double tokens, long at) {

    private static final double MICROS_PER_SECOND = 1e6;

    static Level full(Bucket bucket, long now) {
        return new Level(bucket.capacity(), now);
    }

    Level refilled(Bucket bucket, long now) {
        if (now <= at) {
            return this;
        }
        double more = (now - at) * bucket.refillPerSecond() / MICROS_PER_SECOND;
        return new Level(Math.min((double) bucket.capacity(), tokens + more), now);
    }

    boolean hasToken() {
        return tokens >= 1;
    }

    Level minusOne() {
        return new Level(tokens - 1, at);
    }
}
