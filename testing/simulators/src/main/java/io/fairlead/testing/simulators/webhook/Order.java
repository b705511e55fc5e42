package io.fairlead.testing.simulators.webhook;

/**
 * Deliveries wanted now.
 *
 * @param count      how many messages
 * @param duplicates how often each of them comes again
 */
public record Order(String url, String secret, Draft draft, int count, int duplicates, Flaw flaw) {

    public static final int MOST = 1_000;
    public static final int MOST_DUPLICATES = 20;

    public Order {
        if (count < 1 || count > MOST || duplicates < 0 || duplicates > MOST_DUPLICATES) {
            throw new IllegalArgumentException("%d messages, %d duplicates".formatted(count, duplicates));
        }
    }
}
