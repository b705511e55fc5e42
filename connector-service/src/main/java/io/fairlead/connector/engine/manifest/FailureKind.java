package io.fairlead.connector.engine.manifest;

import java.util.Locale;
import java.util.Optional;

/** Why a call did not succeed, in words that are the same for every provider. */
public enum FailureKind {
    AUTHENTICATION,
    PERMISSION,
    NOT_FOUND,
    VALIDATION,
    CONFLICT,
    RATE_LIMITED,
    TIMEOUT,
    UNAVAILABLE,
    UNREADABLE,
    PROVIDER_ERROR;

    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<FailureKind> of(String id) {
        for (var kind : values()) {
            if (kind.id().equals(id)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
