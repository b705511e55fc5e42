package io.fairlead.chassis.secret;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

/** The keys file, read at start and again when it may have changed. */
@ApplicationScoped
class KeyFile {

    @RegisterForReflection
    private record Content(String current, Map<String, String> keys) {}

    private final Path file;
    private volatile KeyRing ring;

    @Inject
    KeyFile(KeysConfig config) {
        this(config.file()
                .orElseThrow(() -> new IllegalStateException(
                        "this service keeps secrets and needs fairlead.keys.file (FAIRLEAD_KEYS_FILE)")));
    }

    KeyFile(Path file) {
        this.file = file;
        this.ring = read(file);
    }

    KeyRing ring() {
        return ring;
    }

    /** A version nobody knows yet may have been added since: another replica already uses it. */
    KeyRing ringWith(String version) {
        return ring.has(version) ? ring : reload();
    }

    KeyRing reload() {
        ring = read(file);
        return ring;
    }

    private static KeyRing read(Path file) {
        try {
            Content content = new ObjectMapper().readValue(Files.readAllBytes(file), Content.class);
            Map<String, byte[]> keys = new TreeMap<>();
            content.keys()
                    .forEach((version, key) ->
                            keys.put(version, Base64.getDecoder().decode(key)));
            return new KeyRing(content.current(), keys);
        } catch (IOException e) {
            // the parser's message may quote the file
            throw new IllegalStateException("the keys file %s cannot be read".formatted(file));
        }
    }
}
