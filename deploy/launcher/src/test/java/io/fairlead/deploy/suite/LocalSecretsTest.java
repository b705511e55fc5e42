package io.fairlead.deploy.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.deploy.settings.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalSecretsTest {

    private final Path directory;

    LocalSecretsTest(@TempDir Path temporary) {
        directory = temporary.resolve("secrets");
    }

    @Test
    void aSecretIsMadeUpOnceAndKept() throws IOException {
        var first = secrets().databaseAppPassword(Service.SYNC);

        assertThat(secrets().databaseAppPassword(Service.SYNC)).isEqualTo(first).hasSizeGreaterThan(30);
    }

    @Test
    void noTwoSecretsAreTheSame() throws IOException {
        var secrets = secrets();

        assertThat(secrets.databaseAppPassword(Service.SYNC))
                .isNotEqualTo(secrets.databaseOwnerPassword(Service.SYNC))
                .isNotEqualTo(secrets.databaseAppPassword(Service.GATEWAY))
                .isNotEqualTo(secrets.oidcClientSecret(Service.SYNC));
    }

    @Test
    void onlyTheOwnerReadsThem() throws IOException {
        var file = secrets().keysFile(Service.CONNECTOR);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void theKeysFileHasTheShapeTheServicesRead() throws IOException {
        assertThat(Files.readString(secrets().keysFile(Service.CONNECTOR)))
                .matches("(?s)\\{\"current\":\"k1\",\"keys\":\\{\"k1\":\"[A-Za-z0-9+/]{43}=\"}}\\s*");
    }

    private LocalSecrets secrets() {
        return new LocalSecrets(directory, new SecureRandom());
    }
}
