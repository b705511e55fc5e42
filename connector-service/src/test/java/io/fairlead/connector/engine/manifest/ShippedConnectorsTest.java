package io.fairlead.connector.engine.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShippedConnectorsTest {
    private static final Path FOLDER =
            Path.of(System.getProperty("fairlead.root", "..")).resolve("connectors");

    private final ConnectorReader reader = new ConnectorReader(expression -> Optional.empty());

    @ParameterizedTest
    @ValueSource(strings = {"oneroster", "stripe", "juso"})
    void areValid(String id) {
        var reading = reader.read(FOLDER.resolve(id));

        assertThat(reading).isInstanceOf(Reading.Valid.class);
        assertThat(reading.id()).isEqualTo(id);
    }
}
