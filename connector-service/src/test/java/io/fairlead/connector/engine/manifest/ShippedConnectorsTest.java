package io.fairlead.connector.engine.manifest;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.fairlead.chassis.expression.Expressions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
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

    @Test
    void keepARosterInStep() {
        var streams = connector("oneroster").streams();

        assertThat(streams.keySet())
                .containsExactly("orgs", "academicSessions", "courses", "users", "classes", "enrollments");
        assertThat(streams.values()).allSatisfy(stream -> {
            assertThat(stream.incremental()).isTrue();
            assertThat(stream.pageSize()).isEqualTo(1000);
            assertThat(stream.get()).isNotNull();
            assertThat(stream.input().path("sort").asText()).isEqualTo("sourcedId");
        });
        assertThat(requireNonNull(streams.get("users")).references())
                .isEqualTo(Map.of("primaryOrg", "orgs", "orgs", "orgs", "agents", "users"));
    }

    @Test
    void keepWhatTheirExamplesShow() {
        var reading = (Reading.Valid) reader.read(FOLDER.resolve("oneroster"));

        for (var stream : reading.connector().streams().values()) {
            var schema = DataSchema.of(stream.schema());
            var shown = reading.exchanges().stream()
                    .filter(exchange -> exchange.operation().equals(stream.list()))
                    .map(Exchange::outcome)
                    .filter(Exchange.Data.class::isInstance)
                    .flatMap(data ->
                            StreamSupport.stream(((Exchange.Data) data).data().spliterator(), false))
                    .toList();
            assertThat(shown).as(stream.id()).isNotEmpty().allSatisfy(item -> assertThat(
                            schema.violations(mapped(stream, item)))
                    .as("%s", item)
                    .isEmpty());
        }
    }

    private static JsonNode mapped(Stream stream, JsonNode item) {
        var record = JsonNodeFactory.instance.objectNode();
        stream.map().forEach((field, expression) -> {
            var value = Expressions.compile(expression).evaluate(item);
            if (!value.isNull()) record.set(field, value);
        });
        return record;
    }

    /** What the standard says is a string, and several times is a list also when it is one. */
    @Test
    void mapWhatServersSendDifferentlyToTheSame() {
        var people =
                requireNonNull(connector("oneroster").streams().get("users")).map();

        for (var sent : List.of("'true'", "true")) {
            assertThat(evaluated(people.get("enabledUser"), "{'enabledUser':%s}".formatted(sent)))
                    .isEqualTo(BooleanNode.TRUE);
        }
        for (var sent : List.of("'false'", "false")) {
            assertThat(evaluated(people.get("enabledUser"), "{'enabledUser':%s}".formatted(sent)))
                    .isEqualTo(BooleanNode.FALSE);
        }
        for (var nothing : List.of("{}", "{'enabledUser':null}")) {
            assertThat(evaluated(people.get("enabledUser"), nothing).isNull()).isTrue();
        }
        assertThat(evaluated(people.get("orgs"), "{'roles':[{'org':{'sourcedId':'a'}}]}"))
                .isEqualTo(Json.of("[\"a\"]"));
        assertThat(evaluated(people.get("orgs"), "{'roles':[{'org':{'sourcedId':'a'}},{},{'org':{'sourcedId':'b'}}]}"))
                .isEqualTo(Json.of("[\"a\",\"b\"]"));
        assertThat(evaluated(people.get("agents"), "{'roles':[]}").isNull()).isTrue();
    }

    private static JsonNode evaluated(@Nullable String expression, String item) {
        return Expressions.compile(requireNonNull(expression)).evaluate(Json.of(item.replace('\'', '"')));
    }

    private Connector connector(String id) {
        return ((Reading.Valid) reader.read(FOLDER.resolve(id))).connector();
    }

    private static Webhooks.Entity entity(String type, String id) {
        return new Webhooks.Entity(new Webhooks.EntityType.Told(Locator.parse(type)), Locator.parse(id));
    }
}
