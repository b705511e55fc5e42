package io.fairlead.deploy.settings;

import org.jspecify.annotations.Nullable;

/** A setting has a value that cannot be meant. */
public final class InvalidSetting extends RuntimeException {

    InvalidSetting(String message) {
        this(message, null);
    }

    InvalidSetting(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
