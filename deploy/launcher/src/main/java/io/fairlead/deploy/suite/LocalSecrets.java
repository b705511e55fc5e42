package io.fairlead.deploy.suite;

import io.fairlead.deploy.part.GeneratedSecret;
import io.fairlead.deploy.settings.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The secrets of one local suite: made up once, each in a file of its own that only its owner reads, and kept as long
 * as the data they protect.
 */
public final class LocalSecrets {

    private static final int KEY_BYTES = 32;

    private final Path directory;
    private final SecureRandom random;

    public LocalSecrets(Path directory, SecureRandom random) {
        this.directory = directory;
        this.random = random;
    }

    public String databaseAppPassword(Service service) throws IOException {
        return password(service.shortName() + "-database-app");
    }

    public String databaseOwnerPassword(Service service) throws IOException {
        return password(service.shortName() + "-database-owner");
    }

    public String oidcClientSecret(Service service) throws IOException {
        return password(service.shortName() + "-oidc-client");
    }

    /** The key-encryption keys of a service, in the shape the service reads. */
    public Path keysFile(Service service) throws IOException {
        var file = directory.resolve(service.shortName() + "-keys.json");
        if (Files.notExists(file)) {
            var key = new byte[KEY_BYTES];
            random.nextBytes(key);
            write(
                    file,
                    "{\"current\":\"k1\",\"keys\":{\"k1\":\"%s\"}}%n"
                            .formatted(Base64.getEncoder().encodeToString(key)));
        }
        return file;
    }

    private String password(String name) throws IOException {
        return GeneratedSecret.in(directory.resolve(name));
    }

    /** In one step, so that a launcher killed half-way leaves no half secret. */
    private void write(Path file, String content) throws IOException {
        Files.createDirectories(directory);
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var begun = Files.createTempFile(directory, "", ".begun", ownerOnly);
        Files.writeString(begun, content);
        Files.move(begun, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
