package io.fairlead.chassis.limit;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/**
 * Whether one token was taken out of each bucket; when any was empty, none was.
 *
 * @param buckets the state of each, in the order asked
 * @param local whether only this process' share of the limits was looked at, because Redis is away
 */
public record Decision(boolean allowed, List<State> buckets, boolean local) {

    /**
     * A bucket after the decision.
     *
     * @param remaining whole tokens left
     * @param untilToken until it has a token, zero when it has one
     * @param untilFull until it is full again
     */
    public record State(Bucket bucket, long remaining, Duration untilToken, Duration untilFull) {

        static State of(Bucket bucket, double tokens) {
            return new State(
                    bucket, (long) tokens, bucket.refill(1 - tokens), bucket.refill(bucket.capacity() - tokens));
        }
    }

    /** After which the same request would find a token in every bucket, if nobody else takes them. */
    public Duration retryAfter() {
        return allowed
                ? Duration.ZERO
                : buckets.stream()
                        .map(State::untilToken)
                        .max(Comparator.naturalOrder())
                        .orElse(Duration.ZERO);
    }

    /** The bucket that is nearest to being empty, in relation to its size. */
    public State tightest() {
        return buckets.stream()
                .min(Comparator.comparingDouble(
                        state -> (double) state.remaining() / state.bucket().capacity()))
                .orElseThrow();
    }
}
