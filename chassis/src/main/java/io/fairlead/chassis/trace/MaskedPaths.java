package io.fairlead.chassis.trace;

import io.fairlead.chassis.log.Masked;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Addresses without what follows certain paths. Doubled slashes and another case do not hide a path from it: who makes such
 * a mistake shall not find the secret in the traces.
 */
final class MaskedPaths {

    private static final String SLASH = "/+(?:\\./+)*";
    private static final Pattern END_OF_SEGMENT = Pattern.compile("[/?#]");

    private final List<Pattern> paths;

    MaskedPaths(List<String> paths) {
        this.paths = paths.stream().map(MaskedPaths::pattern).toList();
    }

    boolean isEmpty() {
        return paths.isEmpty();
    }

    /** The address as it may be shown; empty when nothing of it is hidden. */
    Optional<String> mask(String address) {
        for (Pattern path : paths) {
            var found = path.matcher(address);
            if (found.find() && found.end() < address.length()) {
                var hidden = END_OF_SEGMENT.split(address.substring(found.end()), 2)[0];
                return Optional.of(address.substring(0, found.end()) + Masked.beginning(hidden));
            }
        }
        return Optional.empty();
    }

    private static Pattern pattern(String path) {
        return Pattern.compile(
                Arrays.stream(path.split("/", -1))
                        .filter(segment -> !segment.isEmpty())
                        .map(Pattern::quote)
                        .collect(Collectors.joining(SLASH, SLASH, SLASH)),
                Pattern.CASE_INSENSITIVE);
    }
}
