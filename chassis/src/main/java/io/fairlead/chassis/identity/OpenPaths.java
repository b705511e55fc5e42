package io.fairlead.chassis.identity;

import io.fairlead.chassis.http.RawPath;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The addresses that need no identity. */
@ApplicationScoped
class OpenPaths {

    private final List<String> prefixes;

    OpenPaths(IdentityConfig config) {
        prefixes = config.openPaths();
    }

    /** Takes the path as it was sent. One that can be read in two ways is open in neither. */
    boolean include(@Nullable String path) {
        return path != null && isBelowAPrefix(path) && RawPath.isClear(path);
    }

    private boolean isBelowAPrefix(String path) {
        for (String prefix : prefixes) {
            if (path.startsWith(prefix) && (path.length() == prefix.length() || path.charAt(prefix.length()) == '/')) {
                return true;
            }
        }
        return false;
    }
}
