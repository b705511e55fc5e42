package io.fairlead.testing.simulators.stripe;

import java.util.SplittableRandom;
import java.util.stream.Collectors;

/** Identifiers that look like Stripe's and are the same in every run. */
final class Ids {

    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private final SplittableRandom sequence;

    Ids(String seed) {
        this.sequence = new SplittableRandom(seed.hashCode());
    }

    String next(String prefix, int length) {
        return prefix
                + sequence.ints(length, 0, ALPHABET.length())
                        .mapToObj(index -> String.valueOf(ALPHABET.charAt(index)))
                        .collect(Collectors.joining());
    }
}
