package io.fairlead.chassis.limit;

import java.time.Duration;

/**
 * One limit: a bucket of tokens that fills again by itself.
 *
 * @param key begins with the tag that places it in Redis, {@code {tenant}} or {@code {tenant/integration}}
 * @param capacity tokens of a full bucket: what may be spent at once
 * @param refillPerSecond tokens that come back each second
 */
public record Bucket(String key, long capacity, double refillPerSecond) {

    public Bucket {
        if (!isTagged(key)) {
            throw new IllegalArgumentException("the key '%s' does not begin with a {tag}".formatted(key));
        }
        if (capacity < 1 || !(refillPerSecond > 0) || Double.isInfinite(refillPerSecond)) {
            throw new IllegalArgumentException("a bucket holds at least one token and fills again");
        }
    }

    private static boolean isTagged(String key) {
        int end = key.indexOf('}');
        return key.startsWith("{")
                && key.lastIndexOf('{') == 0
                && end > 1
                && end < key.length() - 1
                && key.lastIndexOf('}') == end
                && key.indexOf(' ') < 0;
    }

    String tag() {
        return key.substring(0, key.indexOf('}') + 1);
    }

    /** A part of this limit, never less than one token. */
    Bucket share(double part) {
        return new Bucket(key, Math.max(1, (long) (capacity * part)), refillPerSecond * part);
    }

    /** How long {@code tokens} take to come back. */
    Duration refill(double tokens) {
        return Duration.ofNanos((long) (Math.max(0, tokens) / refillPerSecond * 1e9));
    }
}
