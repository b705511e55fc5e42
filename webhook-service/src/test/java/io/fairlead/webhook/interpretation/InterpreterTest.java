package io.fairlead.webhook.interpretation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairlead.webhook.connector.KnownConnector;
import io.fairlead.webhook.connector.WebhookDeclaration;
import io.fairlead.webhook.interpretation.Interpretation.Entity;
import io.fairlead.webhook.interpretation.Interpretation.Event;
import io.fairlead.webhook.interpretation.Interpretation.Events;
import io.fairlead.webhook.interpretation.Interpretation.NotUnderstood;
import io.fairlead.webhook.interpretation.Interpretation.Ping;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;

class InterpreterTest {
    private static final Instant NOW = Instant.parse("2026-03-02T08:15:30Z");
    private static final String STRIPE = """
            {"signature":"stripe","delivery-id":"/id","type":"/type","time":"/created",
             "entity":{"type":"/data/object/object","id":"/data/object/id"},
             "ping":{"where":"/type","is":["v2.core.event_destination.ping"]}}""";

    @Example
    void anEventIsAttributedAsTheConnectorSays() {
        var events = events(STRIPE, """
                {"id":"evt_1","type":"customer.created","created":1772439330,
                 "data":{"object":{"object":"customer","id":"cus_1"}}}""");

        assertThat(events).singleElement().satisfies(event -> {
            assertThat(event.type()).isEqualTo("customer.created");
            assertThat(event.entity()).isEqualTo(new Entity("customer", "cus_1"));
            assertThat(event.occurredAt()).isEqualTo(Instant.ofEpochSecond(1_772_439_330));
        });
    }

    @Example
    void whatIsAbsentIsLeftOut() {
        assertThat(events(
                        STRIPE,
                        "{\"id\":\"evt_1\",\"created\":\"soon\",\"data\":{\"object\":{\"object\":\"balance\"}}}"))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.type()).isNull();
                    assertThat(event.entity()).isNull();
                    assertThat(event.occurredAt()).isNull();
                });
    }

    @Example
    void aDeliveryMayCarrySeveralEvents() {
        var events = events("""
                {"signature":"stripe","events":"/events","type":"/action","entity":{"type":"task","id":"/resource"},
                 "time":"/at"}""", """
                {"events":[{"action":"added","resource":7,"at":1772439330250},
                           {"action":"removed","resource":"x","at":"2026-03-02T09:15:30+01:00"}]}""");

        assertThat(events).extracting(Event::type).containsExactly("added", "removed");
        assertThat(events).extracting(Event::entity).containsExactly(new Entity("task", "7"), new Entity("task", "x"));
        assertThat(events)
                .extracting(Event::occurredAt)
                .containsExactly(Instant.parse("2026-03-02T08:15:30.250Z"), NOW);
    }

    @Example
    void anEmptyListIsNoEvent() {
        assertThat(events("{\"signature\":\"stripe\",\"events\":\"/events\"}", "{\"events\":[]}"))
                .isEmpty();
    }

    @Example
    void whereTheListShouldBeThereIsNone() {
        assertThat(interpret("{\"signature\":\"stripe\",\"events\":\"/events\"}", "{\"events\":{}}", Map.of()))
                .isInstanceOf(NotUnderstood.class);
    }

    @Example
    void aBodyThatIsNoJsonIsNotUnderstoodWhereTheConnectorLooksIntoIt() {
        assertThat(interpret(STRIPE, "hello", Map.of())).isInstanceOf(NotUnderstood.class);
        assertThat(interpret(STRIPE, "[".repeat(101) + "]".repeat(101), Map.of()))
                .isInstanceOf(NotUnderstood.class);
    }

    @Example
    void aBodyThatIsNoJsonIsOneEventWhereTheHeadersSayItAll() {
        var read = read("hello", null, Map.of("x-event", "greeting"));

        assertThat(Interpreter.interpret(read, declaration("{\"signature\":\"stripe\",\"type\":\"header:X-Event\"}")))
                .isInstanceOfSatisfying(Events.class, events -> assertThat(events.events())
                        .extracting(Event::type)
                        .containsExactly("greeting"));
    }

    @Example
    void aPingIsNoEvent() {
        assertThat(interpret(STRIPE, "{\"type\":\"v2.core.event_destination.ping\"}", Map.of()))
                .isInstanceOf(Ping.class);
    }

    @Example
    void aDeliveryIsRecognisedByTheProvidersId() {
        var first = key("{\"id\":\"evt_1\",\"a\":1}", NOW);
        var again = key("{\"a\":1,\"id\":\"evt_1\"}", NOW.plusSeconds(3600));

        assertThat(first.isProviders()).isTrue();
        assertThat(again.receipt()).isEqualTo(first.receipt());
    }

    @Example
    void withoutAnIdByWhatWasSignedAndWhen() {
        var first = key("{\"a\":1}", NOW);

        assertThat(first.isProviders()).isFalse();
        assertThat(key("{\"a\":1}", NOW).receipt()).isEqualTo(first.receipt());
        assertThat(key("{\"a\":1}", NOW.plusSeconds(1)).receipt()).isNotEqualTo(first.receipt());
        assertThat(key("{\"a\":2}", NOW).receipt()).isNotEqualTo(first.receipt());
    }

    @Example
    void anIdThatLooksLikeAHashIsNoneOfOurs() {
        var hash = key("{\"a\":1}", NOW);

        assertThat(key("{\"id\":\"%s\"}".formatted(hash.id()), NOW).receipt()).isNotEqualTo(hash.receipt());
    }

    @Example
    void amountsStayAsTheyWereWritten() {
        var events = events("{\"signature\":\"stripe\"}", "{\"amount\":10.10,\"big\":123456789012345678901234567890}");

        assertThat(String.valueOf(events.getFirst().json()))
                .isEqualTo("{\"amount\":10.10,\"big\":123456789012345678901234567890}");
    }

    @Property(tries = 500)
    void anyBytesAreKeptExactlyAndNeverThrow(@ForAll byte[] body) {
        Payload payload = Payload.of(body);
        assertThat(payload.bytes()).isEqualTo(body);
        assertThat(payload.text()).doesNotContain("\0");

        var read = Interpreter.read(new RawDelivery("endpoint", null, NOW, NOW, Map.of(), payload));
        assertThat(Interpreter.keyOf(read, declaration(STRIPE)).receipt()).hasSize(32);
        assertThat(Interpreter.interpret(read, declaration(STRIPE))).isNotNull();
    }

    @Property(tries = 500)
    void whatIsNoJsonGrowsByAThirdAtMostWhenItIsTold(@ForAll byte[] body) {
        String shown = Payload.of(body).shown();

        assertThat(JsonStringEncoder.getInstance().quoteAsUTF8(shown).length)
                .isLessThanOrEqualTo("base64,".length() + (body.length + 2) / 3 * 4);
    }

    @Example
    void aTextFullOfEscapesIsShownInBase64AndAnOrdinaryOneAsItIs() {
        assertThat(Payload.of(new byte[] {1, 1, 1, 1}).shown()).isEqualTo("base64,AQEBAQ==");
        assertThat(Payload.of("hello".getBytes(StandardCharsets.UTF_8)).shown()).isEqualTo("hello");
    }

    @Property(tries = 500)
    void anyTextMayStandWhereAnEntityIsNamed(@ForAll String type, @ForAll String id) throws Exception {
        var json = new ObjectMapper();
        var body = json.createObjectNode();
        body.withObject("/data/object").put("object", type).put("id", id);

        assertThat(events(STRIPE, json.writeValueAsString(body)))
                .singleElement()
                .satisfies(event -> {
                    if (event.entity() != null)
                        assertThat(event.entity().type() + event.entity().id())
                                .matches(text -> text.chars().noneMatch(Character::isISOControl));
                });
    }

    private static List<Event> events(String declaration, String body) {
        return ((Events) interpret(declaration, body, Map.of())).events();
    }

    private static Interpretation interpret(String declaration, String body, Map<String, String> headers) {
        return Interpreter.interpret(read(body, null, headers), declaration(declaration));
    }

    private static DeliveryKey key(String body, Instant signedAt) {
        return Interpreter.keyOf(read(body, signedAt, Map.of()), declaration(STRIPE));
    }

    private static Interpreter.Read read(String body, @Nullable Instant signedAt, Map<String, String> headers) {
        return Interpreter.read(new RawDelivery(
                "endpoint", null, signedAt, NOW, headers, Payload.of(body.getBytes(StandardCharsets.UTF_8))));
    }

    private static WebhookDeclaration declaration(String yaml) {
        try {
            return KnownConnector.of(new ObjectMapper().readTree("{\"webhooks\":%s}".formatted(yaml)))
                    .webhooks()
                    .orElseThrow();
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
