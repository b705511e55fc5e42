package io.fairlead.connector.engine.manifest;

/** A value of a connector's file that cannot be. */
public final class InvalidManifest extends RuntimeException {
    InvalidManifest(String message) {
        super(message);
    }

    @SuppressWarnings("AnnotateFormatMethod") // its annotation would be the only use of a library
    static void unless(boolean holds, String message, Object... arguments) {
        if (!holds) {
            throw new InvalidManifest(message.formatted(arguments));
        }
    }
}
