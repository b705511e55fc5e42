package io.fairlead.connector.engine.manifest;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What someone probably meant to write. */
final class Suggestion {
    private Suggestion() {}

    static @Nullable String among(Collection<String> known, String written) {
        var closest = closeTo(known, written);
        return closest != null || known.isEmpty() ? closest : "known: " + String.join(", ", known);
    }

    /** Only what is nearly the same; null when nothing is. */
    static @Nullable String closeTo(Collection<String> known, String written) {
        return closest(known, written).map("did you mean '%s'?"::formatted).orElse(null);
    }

    private static Optional<String> closest(Collection<String> known, String written) {
        return known.stream()
                .filter(candidate -> distance(candidate, written) <= tolerance(candidate))
                .min(Comparator.comparingInt(candidate -> distance(candidate, written)));
    }

    private static int tolerance(String candidate) {
        return candidate.length() < 4 ? 1 : Math.max(2, candidate.length() / 3);
    }

    /** Levenshtein's distance, upper and lower case and the kind of dash aside. */
    private static int distance(String one, String other) {
        var left = plain(one);
        var right = plain(other);
        var previous = new int[right.length() + 1];
        for (var j = 0; j <= right.length(); j++) {
            previous[j] = j;
        }
        for (var i = 1; i <= left.length(); i++) {
            var current = new int[right.length() + 1];
            current[0] = i;
            for (var j = 1; j <= right.length(); j++) {
                var substitution = previous[j - 1] + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(substitution, Math.min(previous[j], current[j - 1]) + 1);
            }
            previous = current;
        }
        return previous[right.length()];
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "");
    }
}
