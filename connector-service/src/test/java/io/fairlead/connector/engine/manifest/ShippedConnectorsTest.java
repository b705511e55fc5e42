package io.fairlead.connector.engine.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
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

    @Test
    void sayHowStripeNotifies() {
        assertThat(connector("stripe").webhooks())
                .isEqualTo(new Webhooks(
                        Webhooks.Signature.STRIPE,
                        Duration.ofMinutes(5),
                        Locator.parse("/id"),
                        Duration.ofDays(3),
                        null,
                        Locator.parse("/type"),
                        Locator.parse("/created"),
                        entity("/data/object/object", "/data/object/id"),
                        new Webhooks.Ping(Locator.parse("/type"), List.of("v2.core.event_destination.ping")),
                        List.of(),
                        401));
    }

    @Test
    void sayHowARosterNotifies() {
        assertThat(connector("oneroster").webhooks())
                .isEqualTo(new Webhooks(
                        Webhooks.Signature.STANDARD_WEBHOOKS,
                        Duration.ofMinutes(5),
                        Locator.parse("header:webhook-id"),
                        Duration.ofDays(3),
                        null,
                        Locator.parse("/type"),
                        Locator.parse("/timestamp"),
                        entity("/data/entity", "/data/sourcedId"),
                        new Webhooks.Ping(Locator.parse("/type"), List.of("ping")),
                        List.of(),
                        401));
    }

    private Connector connector(String id) {
        return ((Reading.Valid) reader.read(FOLDER.resolve(id))).connector();
    }

    private static Webhooks.Entity entity(String type, String id) {
        return new Webhooks.Entity(new Webhooks.EntityType.Told(Locator.parse(type)), Locator.parse(id));
    }
}
