package io.fairlead.testing.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/** A key-encryption key that protects nothing. */
final class TestKeys {

    private static final int KEY_BYTES = 32;

    private TestKeys() {}

    static Path file() {
        return Path.of(JvmWide.value("keys", TestKeys::write));
    }

    private static String write() {
        var key = Base64.getEncoder().encodeToString(new byte[KEY_BYTES]);
        var file = Path.of("target", "test-keys.json").toAbsolutePath();
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, "{\"current\":\"k1\",\"keys\":{\"k1\":\"%s\"}}\n".formatted(key));
            return file.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
