package io.fairlead.testing.simulators.twin;

import java.util.SplittableRandom;
import java.util.stream.Collectors;

/** Identifiers of letters and digits, the same in every run that starts from the same seed. */
public final class Ids {

    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private final SplittableRandom sequence;

    public Ids(String seed) {
        this.sequence = new SplittableRandom(seed.hashCode());
    }

    public String next(String prefix, int length) {
        return prefix
                + sequence.ints(length, 0, ALPHABET.length())
                        .mapToObj(index -> String.valueOf(ALPHABET.charAt(index)))
                        .collect(Collectors.joining());
    }
}
