package io.fairlead.testing.kit.architecture;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Names taken apart into the words they are made of. */
final class Words {

    private static final Pattern BORDER =
            Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|[^A-Za-z0-9]+");

    /** What the suite is about, in one and many. */
    private static final Set<String> DOMAIN = Set.of(
            "integration",
            "connector",
            "provider",
            "webhook",
            "roster",
            "oneroster",
            "stripe",
            "juso",
            "clio",
            "pacer",
            "payment",
            "invoice",
            "student",
            "matter",
            "synchronisation",
            "synchronization",
            "reconciliation");

    private Words() {}

    /** The first word of {@code name} that belongs to the domain, or an empty text. */
    static String domainWordIn(String name) {
        return Arrays.stream(BORDER.split(name))
                .map(word -> word.toLowerCase(Locale.ROOT))
                .filter(word -> DOMAIN.contains(word) || DOMAIN.contains(singular(word)))
                .findFirst()
                .orElse("");
    }

    private static String singular(String word) {
        return word.endsWith("s") ? word.substring(0, word.length() - 1) : word;
    }
}
