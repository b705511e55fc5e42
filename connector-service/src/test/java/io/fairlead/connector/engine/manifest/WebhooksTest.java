package io.fairlead.connector.engine.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.core.JsonPointer;
import io.fairlead.connector.engine.manifest.Webhooks.Entity;
import io.fairlead.connector.engine.manifest.Webhooks.EntityType;
import io.fairlead.connector.engine.manifest.Webhooks.Ping;
import io.fairlead.connector.engine.manifest.Webhooks.Signature;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhooksTest {
    private static final String FULL = """
            signature: stripe
            tolerance: 2m
            delivery-id: header:X-Delivery
            retry-window: 24h
            events: /events
            type: /type
            time: header:x-sent-at
            entity: { type: loan, id: /loan/id }
            ping: { where: /kind, is: [ping, hello] }
            secret-fields: [/passcode, /sender/token]
            refused-status: 400
            """;

    @Test
    void readsEveryKey() {
        assertThat(read(FULL))
                .isEqualTo(new Webhooks(
                        Signature.STRIPE,
                        Duration.ofMinutes(2),
                        new Locator.InHeader("x-delivery"),
                        Duration.ofDays(1),
                        JsonPointer.compile("/events"),
                        inBody("/type"),
                        new Locator.InHeader("x-sent-at"),
                        new Entity(new EntityType.Fixed("loan"), inBody("/loan/id")),
                        new Ping(inBody("/kind"), List.of("ping", "hello")),
                        List.of(JsonPointer.compile("/passcode"), JsonPointer.compile("/sender/token")),
                        400));
    }

    @Test
    void leavesAConnectorWithoutTheSectionWithoutWebhooks() {
        assertThat(ManifestText.valid().connectorRead().webhooks()).isNull();
    }

    @Test
    void knowsByItselfWhatStandardWebhooksLayDown() {
        assertThat(read("signature: standard-webhooks"))
                .isEqualTo(new Webhooks(
                        Signature.STANDARD_WEBHOOKS,
                        Duration.ofMinutes(5),
                        new Locator.InHeader("webhook-id"),
                        Duration.ofDays(3),
                        null,
                        inBody("/type"),
                        inBody("/timestamp"),
                        null,
                        null,
                        List.of(),
                        401));
    }

    @Test
    void letsAConnectorDepartFromWhatItsSchemeLaysDown() {
        var webhooks = read("""
                signature: standard-webhooks
                delivery-id: /id
                type: header:x-event
                time: /at
                """);

        assertThat(webhooks.deliveryId()).isEqualTo(inBody("/id"));
        assertThat(webhooks.type()).isEqualTo(new Locator.InHeader("x-event"));
        assertThat(webhooks.time()).isEqualTo(inBody("/at"));
    }

    @Test
    void assumesNothingOfABodyThatStripesSchemeSigns() {
        var webhooks = read("signature: stripe");

        assertThat(webhooks.tolerance()).isEqualTo(Duration.ofMinutes(5));
        assertThat(webhooks.deliveryId()).isNull();
        assertThat(webhooks.type()).isNull();
        assertThat(webhooks.time()).isNull();
    }

    @Test
    void takesTheKindOfAnEntityFromTheEventOrAsAWord() {
        assertThat(entityType("/data/object/object")).isEqualTo(new EntityType.Told(inBody("/data/object/object")));
        assertThat(entityType("header:X-Resource")).isEqualTo(new EntityType.Told(new Locator.InHeader("x-resource")));
        assertThat(entityType("line_item")).isEqualTo(new EntityType.Fixed("line_item"));
    }

    @Test
    void takesOneTextOfAPingWithoutBrackets() {
        assertThat(read("signature: stripe\nping: { where: /type, is: ping }").ping())
                .isEqualTo(new Ping(inBody("/type"), List.of("ping")));
    }

    @Test
    void isReadTheSameFromTheDefinitionThatIsStored() {
        var reading = (Reading.Valid) ManifestText.valid().withWebhooks(FULL).read();

        var again = new ConnectorReader(expression -> Optional.empty()).read("library", reading.definition());

        assertThat(((Reading.Valid) again).connector().webhooks())
                .isEqualTo(reading.connector().webhooks());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "signature: stripe|signature: stirpe|/signature|must be one of stripe, standard-webhooks|did you mean 'stripe'?",
                "signature: stripe|signature: standard_webhook|/signature|must be one of stripe, standard-webhooks|did you mean 'standard-webhooks'?",
                "signature: stripe|signature: svix|/signature|must be one of stripe, standard-webhooks|",
                "tolerance: 2m|tolerence: 2m|/tolerence|unknown key 'tolerence'|did you mean 'tolerance'?",
                "tolerance: 2m|tolerance: 120|/tolerance|must be string, not integer|put it in quotes",
                "tolerance: 2m|tolerance: 2 minutes|/tolerance|must be a duration like 500ms, 10s or 5m|",
                "tolerance: 2m|tolerance: 999ms|/tolerance|a tolerance is 1s to 168h, not 999ms|",
                "tolerance: 2m|tolerance: 169h|/tolerance|a tolerance is 1s to 168h, not 169h|",
                "delivery-id: header:X-Delivery|delivery-id: id|/delivery-id|must be a place: a JSON pointer like /data/id, or a header like header:webhook-id|",
                "delivery-id: header:X-Delivery|delivery-id: 'header:X Delivery'|/delivery-id|must be a place: a JSON pointer like /data/id, or a header like header:webhook-id|",
                "delivery-id: header:X-Delivery|delivery-id: 'header:'|/delivery-id|must be a place: a JSON pointer like /data/id, or a header like header:webhook-id|",
                "delivery-id: header:X-Delivery|delivery-id: /a~b|/delivery-id|must be a place: a JSON pointer like /data/id, or a header like header:webhook-id|",
                "retry-window: 24h|retry-window: 3d|/retry-window|must be a duration like 500ms, 10s or 5m|",
                "retry-window: 24h|retry-window: 721h|/retry-window|a retry window is at most 720h, not 721h|",
                "events: /events|events: header:x-events|/events|must be a JSON pointer into the body, like /events; a header cannot stand here|",
                "events: /events|events: [/events]|/events|must be string, not array|",
                "type: /type|type: loan|/type|must be a place: a JSON pointer like /data/id, or a header like header:webhook-id|",
                "time: header:x-sent-at|time: 2026-11-20|/time|must be a place: a JSON pointer like /data/id, or a header like header:webhook-id|",
                "type: loan, id: /loan/id|type: a loan, id: /loan/id|/entity/type|must be a place like /data/object or header:x-resource, or a plain word that stands for itself, like user|",
                "type: loan, id: /loan/id|type: heder:x, id: /loan/id|/entity/type|must be a place like /data/object or header:x-resource, or a plain word that stands for itself, like user|",
                "type: loan, id: /loan/id|type: loan, id: loan|/entity/id|must be a place: a JSON pointer like /data/id, or a header like header:webhook-id|",
                "type: loan, id: /loan/id|type: loan|/entity|'id' is missing|",
                "type: loan, id: /loan/id|id: /loan/id|/entity|'type' is missing|",
                "where: /kind, is:|where: kind, is:|/ping/where|must be a place: a JSON pointer like /data/id, or a header like header:webhook-id|",
                "where: /kind, is:|is:|/ping|'where' is missing|",
                "is: [ping, hello]|is: []|/ping/is|must have at least 1 items but found 0|",
                "is: [ping, hello]|is: [ping, ping]|/ping/is|must have only unique items in the array|",
                "is: [ping, hello]|is: 1|/ping/is|must be string or array, not integer|",
                "is: [ping, hello]|are: [ping]|/ping|'is' is missing|",
                "secret-fields: [/passcode, /sender/token]|secret-fields: /passcode|/secret-fields|must be array, not string|put it in brackets",
                "secret-fields: [/passcode, /sender/token]|secret-fields: [/passcode, /passcode]|/secret-fields|must have only unique items in the array|",
                "secret-fields: [/passcode, /sender/token]|secret-fields: [header:x]|/secret-fields/0|must be a JSON pointer into the body, like /events; a header cannot stand here|",
                "secret-fields: [/passcode, /sender/token]|secret-fields: [/passcode, /kind]|/secret-fields/1|'ping/where' reads what would be blanked with '/kind'|blank a field of its own",
                "secret-fields: [/passcode, /sender/token]|secret-fields: [/events]|/secret-fields/0|'events' reads what would be blanked with '/events'|blank a field of its own",
                "secret-fields: [/passcode, /sender/token]|secret-fields: [/events/0/key]|/secret-fields/0|'/events/0/key' lies within the events, of which it would blank one|only what is beside the events can be blanked",
                "refused-status: 400|refused-status: 410|/refused-status|410 tells a provider to send no more|leave it out for 401, or give another from 400 to 499",
                "refused-status: 400|refused-status: 399|/refused-status|must have a minimum value of 400|",
                "refused-status: 400|refused-status: 500|/refused-status|must have a maximum value of 499|",
                "refused-status: 400|refused-status: '400'|/refused-status|must be integer, not string|",
            })
    void refusesWhatCannotBeAtItsPlace(
            String original, String replacement, String pointer, String message, @Nullable String hint) {
        var text = ManifestText.valid().withWebhooks(FULL).with(original, replacement);

        assertThat(text.errors())
                .extracting(ManifestError::line, ManifestError::pointer, ManifestError::message, ManifestError::hint)
                .contains(tuple(text.lineOf(replacement), "/webhooks" + pointer, message, hint));
    }

    @Test
    void saysFileLineAndColumnOfAScheme() {
        var text = ManifestText.valid().withWebhooks("signature: stripee\n");

        assertThat(text.error())
                .isEqualTo(new ManifestError(
                        "library/connector.yaml",
                        text.lineOf("stripee"),
                        14,
                        "/webhooks/signature",
                        "must be one of stripe, standard-webhooks",
                        "did you mean 'stripe'?"));
    }

    @Test
    void needsAScheme() {
        var error = ManifestText.valid().withWebhooks("type: /type").error();

        assertThat(error.pointer()).isEqualTo("/webhooks");
        assertThat(error.message()).isEqualTo("'signature' is missing");
    }

    @Test
    void tellsEveryMistakeAtOnce() {
        var errors = ManifestText.valid()
                .withWebhooks(FULL)
                .with("signature: stripe", "signature: none")
                .with("tolerance: 2m", "tolerance: 1ms")
                .with("retry-window: 24h", "retry-window: 999999h")
                .with("refused-status: 400", "refused-status: 410")
                .errors();

        assertThat(errors)
                .extracting(ManifestError::pointer)
                .containsExactly(
                        "/webhooks/signature",
                        "/webhooks/tolerance",
                        "/webhooks/retry-window",
                        "/webhooks/refused-status");
    }

    @Test
    void blanksNothingThatAnEventIsReadFrom() {
        var errors = ManifestText.valid().withWebhooks("""
                        signature: standard-webhooks
                        entity: { type: /data/kind, id: /data/id }
                        secret-fields: [/data, /type, /timestamps, /dat, /data/id/x]
                        """).errors();

        assertThat(errors)
                .extracting(ManifestError::pointer, ManifestError::message)
                .containsExactly(
                        tuple("/webhooks/secret-fields/0", "'entity/id' reads what would be blanked with '/data'"),
                        tuple("/webhooks/secret-fields/0", "'entity/type' reads what would be blanked with '/data'"),
                        tuple("/webhooks/secret-fields/1", "'type' reads what would be blanked with '/type'"));
    }

    @Test
    void doesNotMistakeAPlaceInAnEventForOneInTheBody() {
        var webhooks = read("""
                signature: stripe
                events: /events
                type: /key
                secret-fields: [/key]
                """);

        assertThat(webhooks.secretFields()).containsExactly(JsonPointer.compile("/key"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"retry-window: 9m", "tolerance: 37h", "tolerance: 1h\nretry-window: 119m"})
    void recognisesACopyForAsLongAsItsSignatureIsGood(String lines) {
        var error =
                ManifestText.valid().withWebhooks("signature: stripe\n" + lines).error();

        assertThat(error.pointer())
                .isEqualTo(lines.contains("retry-window") ? "/webhooks/retry-window" : "/webhooks/tolerance");
        assertThat(error.message()).startsWith("a signature is good for up to ");
        assertThat(error.hint())
                .isEqualTo("recognise copies for at least twice the tolerance, or name a 'delivery-id'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"retry-window: 10m", "tolerance: 36h", "tolerance: 37h\ndelivery-id: /id"})
    void isContentWhenItIsLongEnoughOrThereIsAnId(String lines) {
        assertThat(ManifestText.valid()
                        .withWebhooks("signature: stripe\n" + lines)
                        .errors())
                .isEmpty();
    }

    @Property
    void takesEveryStatusOfARefusalButGone(@ForAll @IntRange(min = 400, max = 499) int status) {
        var errors = ManifestText.valid()
                .withWebhooks("signature: stripe\nrefused-status: " + status)
                .errors();

        assertThat(errors.isEmpty()).isEqualTo(status != 410);
    }

    @Property(tries = 200)
    void readsEveryPointerAsItIsWritten(
            @ForAll @StringLength(min = 1, max = 20) @CharRange(from = ' ', to = '~') String name) {
        var pointer = Pointers.child(Pointers.child("", "data"), name);

        var read = read("signature: stripe\ntype: '%s'".formatted(pointer.replace("'", "''")));

        assertThat(read.type()).hasToString(pointer);
        assertThat(((Locator.InBody) Objects.requireNonNull(read.type()))
                        .pointer()
                        .last()
                        .getMatchingProperty())
                .isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/a", "/~0", "header:"})
    void readsAPlaceOfAnyLength(String part) {
        assertThat(read("signature: stripe\ntype: " + part + "x".repeat(9)
                                + part.repeat(20_000).replace(":", ""))
                        .type())
                .isNotNull();
    }

    @Property(tries = 300)
    void neverFailsHoweverTheSectionIsMangled(
            @ForAll @IntRange(max = 380) int at, @ForAll @IntRange(max = 40) int length, @ForAll char instead) {
        var from = Math.min(at, FULL.length());
        var to = Math.min(from + length, FULL.length());

        var reading = ManifestText.valid()
                .withWebhooks(FULL.substring(0, from) + instead + FULL.substring(to))
                .read();

        assertThat(reading.id()).isEqualTo("library");
    }

    private static Webhooks read(String lines) {
        return Objects.requireNonNull(
                ManifestText.valid().withWebhooks(lines).connectorRead().webhooks());
    }

    private static EntityType entityType(String text) {
        var webhooks = read("signature: stripe\nentity: { type: '%s', id: /id }".formatted(text));
        return Objects.requireNonNull(webhooks.entity()).type();
    }

    private static Locator inBody(String pointer) {
        return new Locator.InBody(JsonPointer.compile(pointer));
    }
}
