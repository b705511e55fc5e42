package io.fairlead.webhook.intake;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.blankOrNullString;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.fairlead.testing.kit.InjectInfrastructure;
import io.fairlead.testing.kit.TestInfrastructure;
import io.fairlead.testing.kit.WithInfrastructure;
import io.fairlead.webhook.Signing;
import io.fairlead.webhook.Tenant;
import io.fairlead.webhook.Tenant.Address;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithInfrastructure("webhook")
class IntakeTest {
    private static final String STANDARD_SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    @InjectInfrastructure
    @SuppressWarnings("NullAway.Init")
    TestInfrastructure infrastructure;

    @SuppressWarnings("NullAway.Init")
    private Tenant tenant;

    private final String id = "evt_" + UUID.randomUUID();

    @BeforeEach
    void tenant() {
        tenant = new Tenant(infrastructure);
    }

    @Test
    void aGenuineDeliveryIsAnsweredEmptyAndFoundAgainWithAllThatIsKnownOfIt() {
        Address address = tenant.stripe();
        String body = Tenant.customer(id, "cus_1");

        address.post(body, with(Signing.stripe(Tenant.SECRET, body, Instant.now()), "Authorization", "Basic c2VjcmV0"))
                .then()
                .statusCode(200)
                .header("Fairlead-Request-Id", notNullValue())
                .body(blankOrNullString());

        String event = tenant.awaitEvents("deliveryId=" + id, 1).getString("items[0].id");
        JsonPath found = tenant.event(event);
        assertThat(found.getString("type")).isEqualTo("customer.updated");
        assertThat(found.getString("entity.type")).isEqualTo("customer");
        assertThat(found.getString("entity.id")).isEqualTo("cus_1");
        assertThat(found.getString("integration")).isEqualTo(Tenant.INTEGRATION);
        assertThat(found.getString("occurredAt")).isEqualTo("2026-03-02T08:15:30Z");
        assertThat(found.getString("payload.id")).isEqualTo(id);
        assertThat(found.getString("verdict.scheme")).isEqualTo("stripe");
        assertThat(found.getString("verdict.signedAt")).isNotNull();
        assertThat(found.getString("state")).isEqualTo("published");
        assertThat(found.getList("attempts.outcome")).containsExactly("succeeded");
        assertThat(found.<String, String>getMap("headers"))
                .containsKey("stripe-signature")
                .doesNotContainKey("authorization")
                .doesNotContainValue("Basic c2VjcmV0");
    }

    @Test
    void aRepeatedDeliveryIsAnsweredAlikeAndCountedOnce() {
        Address address = tenant.stripe();
        String body = Tenant.customer(id, "cus_1");
        for (int i = 0; i < 10; i++)
            address.post(body, Signing.stripe(Tenant.SECRET, body, Instant.now().minusSeconds(i)))
                    .then()
                    .statusCode(200)
                    .body(blankOrNullString());
        address.deliver(Tenant.customer(id + "-last", "cus_1")).then().statusCode(200);

        tenant.awaitEvents("deliveryId=" + id + "-last", 1);
        assertThat(tenant.events("").getList("items.deliveryId")).containsExactlyInAnyOrder(id, id + "-last");
    }

    @Test
    void standardWebhooksAreTakenToo() {
        tenant.connector("roster-like", """
                {"signature":"standard-webhooks","entity":{"type":"/data/entity","id":"/data/sourcedId"}}""");
        tenant.integration("roster", "roster-like");
        Address address = tenant.endpoint("roster", STANDARD_SECRET, "");
        String body = """
                {"type":"user.updated","timestamp":"2026-03-02T08:15:30Z","data":{"entity":"users","sourcedId":"u1"}}""";

        for (int i = 0; i < 3; i++)
            address.post(body, Signing.standard(STANDARD_SECRET, id, body, Instant.now()))
                    .then()
                    .statusCode(200);

        JsonPath found = tenant.awaitEvents("entityType=users&entityId=u1", 1);
        assertThat(found.getString("items[0].deliveryId")).isEqualTo(id);
        assertThat(found.getString("items[0].type")).isEqualTo("user.updated");
    }

    @Test
    void whatIsForgedAlteredLateOrUnsignedIsRefusedAndNotKept() {
        Address address = tenant.stripe();
        String body = Tenant.customer(id, "cus_1");

        refused(address, body, Signing.stripe("whsec_forged", body, Instant.now()));
        refused(address, body.replace("cus_1", "cus_2"), Signing.stripe(Tenant.SECRET, body, Instant.now()));
        refused(address, body, Signing.stripe(Tenant.SECRET, body, Instant.now().minusSeconds(400)));
        refused(address, body, Signing.stripe(Tenant.SECRET, body, Instant.now().plusSeconds(400)));
        refused(address, body, Map.of());
        refused(address, body, Map.of("Stripe-Signature", "t=,v1="));

        address.deliver(Tenant.customer(id + "-good", "cus_1")).then().statusCode(200);
        tenant.awaitEvents("deliveryId=" + id + "-good", 1);
        assertThat(tenant.events("").getList("items.deliveryId")).containsExactly(id + "-good");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "unknownunknownunknownunknownunkno", "unknownunknownunknownunknownunkn"})
    void anUnknownEndpointIsNotFound(String unknown) {
        given().body("{}")
                .post("/api/v1/webhooks/" + unknown)
                .then()
                .statusCode(404)
                .body("code", equalTo("not-found"));
    }

    @Test
    void aBodyAboveTheEndpointsLimitIsRefused() {
        tenant.stripe();
        Address small = tenant.endpoint(Tenant.INTEGRATION, Tenant.SECRET, ",\"scheme\":\"stripe\",\"maxBytes\":1000");
        String fits =
                Tenant.customer(id, "c".repeat(100)).concat(" ".repeat(1000)).substring(0, 1000);

        small.deliver(fits).then().statusCode(200);
        small.deliver(fits + " ").then().statusCode(413).body("code", equalTo("body-too-large"));
    }

    @Test
    void aBodyOfTheUsualLimitPassesKafkaAndTheLog() {
        Address address = tenant.stripe();
        String large = "{\"id\":\"%s\",\"type\":\"large\",\"filler\":\"%s\"}".formatted(id, "ü\\n".repeat(250_000));

        address.deliver(large).then().statusCode(200);

        String event = tenant.awaitEvents("deliveryId=" + id, 1).getString("items[0].id");
        assertThat(tenant.event(event).getString("payload.filler")).hasSize(500_000);
    }

    @Test
    void aPingIsAcceptedAndNotCounted() {
        Address address = tenant.stripe();
        address.deliver("{\"id\":\"%s\",\"type\":\"ping\"}".formatted(id))
                .then()
                .statusCode(200);
        address.deliver(Tenant.customer(id + "-event", "cus_1")).then().statusCode(200);

        tenant.awaitEvents("deliveryId=" + id + "-event", 1);
        assertThat(tenant.events("").getList("items")).hasSize(1);
    }

    @Test
    void onlyPostIsTaken() {
        Address address = tenant.stripe();

        given().get("/api/v1/webhooks/" + address.id()).then().statusCode(405).header("Allow", "POST");
    }

    @Test
    void anotherStatusIsAnsweredWhereTheProviderReadsOursDifferently() {
        tenant.connector("picky", "{\"signature\":\"stripe\",\"refused-status\":400}");
        tenant.integration("picky", "picky");
        Address address = tenant.endpoint("picky", Tenant.SECRET, "");

        address.post("{}", Map.of())
                .then()
                .statusCode(400)
                .body("code", equalTo("signature-refused"))
                .body("status", equalTo(400));
    }

    @Test
    void whatTheConnectorMarksSecretIsBlankedBeforeAnythingIsStored() {
        String canary = "canary-" + UUID.randomUUID();
        tenant.connector("passcode", """
                {"signature":"stripe","delivery-id":"/id","secret-fields":["/passcode"]}""");
        tenant.integration("passcode", "passcode");
        Address address = tenant.endpoint("passcode", Tenant.SECRET, "");

        address.deliver("{\"id\":\"%s\",\"passcode\":\"%s\",\"amount\":1.10}".formatted(id, canary))
                .then()
                .statusCode(200);

        String event = tenant.awaitEvents("deliveryId=" + id, 1).getString("items[0].id");
        String shown =
                tenant.as("viewer").get("/api/v1/webhook-events/" + event).asString();
        assertThat(shown).doesNotContain(canary).contains("********");
    }

    @Test
    void whatSecretsCannotBeTakenOutOfIsRefusedRatherThanKeptOrEmptied() {
        tenant.connector("passcode", """
                {"signature":"stripe","delivery-id":"/id","secret-fields":["/passcode"]}""");
        tenant.integration("passcode", "passcode");
        Address address = tenant.endpoint("passcode", Tenant.SECRET, "");

        for (String body : List.of("passcode=1", "{\"id\":1} {\"passcode\":1}"))
            address.deliver(body)
                    .then()
                    .statusCode(400)
                    .body("code", equalTo("bad-request"))
                    .body("detail", containsString("no JSON"));
    }

    @Test
    void aSenderThatDoesNotEndIsToldSoAndCutOff() throws IOException {
        var address = tenant.stripe();
        try (var socket = new Socket(URI.create(RestAssured.baseURI).getHost(), RestAssured.port)) {
            socket.setSoTimeout((int) Tenant.PATIENCE.toMillis());
            socket.getOutputStream()
                    .write("POST /api/v1/webhooks/%s HTTP/1.1\r\nHost: fairlead\r\nContent-Length: 100\r\n\r\n{\"id\":"
                            .formatted(address.id())
                            .getBytes(StandardCharsets.US_ASCII));

            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answer).startsWith("HTTP/1.1 408 ").contains("request-timeout");
        }
    }

    private static void refused(Address address, String body, Map<String, String> headers) {
        address.post(body, headers).then().statusCode(401).body("code", equalTo("signature-refused"));
    }

    private static Map<String, String> with(Map<String, String> headers, String name, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(name, value);
        return more;
    }
}
