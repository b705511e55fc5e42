package io.fairlead.webhook.endpoint;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;

import io.fairlead.testing.kit.InjectInfrastructure;
import io.fairlead.testing.kit.TestInfrastructure;
import io.fairlead.testing.kit.WithInfrastructure;
import io.fairlead.webhook.Signing;
import io.fairlead.webhook.Tenant;
import io.fairlead.webhook.Tenant.Address;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithInfrastructure("webhook")
class EndpointApiTest {
    private static final String PATH = "/api/v1/webhook-endpoints";

    @InjectInfrastructure
    @SuppressWarnings("NullAway.Init")
    TestInfrastructure infrastructure;

    @SuppressWarnings("NullAway.Init")
    private Tenant tenant;

    @BeforeEach
    void tenant() {
        tenant = new Tenant(infrastructure);
    }

    @Test
    void anEndpointIsMadeListedReadAndGivenUp() {
        Address address = tenant.stripe();

        Response read = tenant.as("viewer").get(PATH + "/" + address.id());
        read.then()
                .statusCode(200)
                .body("url", equalTo("http://localhost:8080/api/v1/webhooks/" + address.id()))
                .body("integration", equalTo(Tenant.INTEGRATION))
                .body("scheme", equalTo("stripe"))
                .body("maxBytes", equalTo(1048576));
        assertThat(read.jsonPath().getList("secrets")).hasSize(1);
        tenant.as("viewer")
                .get(PATH + "?integration=" + Tenant.INTEGRATION)
                .then()
                .body("items.id", hasItem(address.id()));

        tenant.as("admin").delete(PATH + "/" + address.id()).then().statusCode(204);

        tenant.as("viewer").get(PATH + "/" + address.id()).then().statusCode(404);
        String body = Tenant.customer("evt_gone", "cus_1");
        await().atMost(Tenant.PATIENCE).until(() -> address.deliver(body).statusCode() == 404);
    }

    @Test
    void secretsAreNeverReturnedAndNeverStoredAsTheyAre() throws SQLException {
        String canary = "canary-" + UUID.randomUUID();
        tenant.stripe();
        Address address = tenant.endpoint(Tenant.INTEGRATION, canary, ",\"scheme\":\"stripe\"");

        assertThat(tenant.as("admin").get(PATH + "/" + address.id()).asString()).doesNotContain(canary);
        assertThat(tenant.as("admin").get(PATH).asString()).doesNotContain(canary);
        try (var connection = infrastructure.connectAsSuperuser();
                var rows = connection
                        .createStatement()
                        .executeQuery("select count(*) from webhook.endpoint_secret where sealed like '%canary%'")) {
            rows.next();
            assertThat(rows.getInt(1)).isZero();
        }
    }

    @Test
    void aReplacedSecretGoesOnToHoldForTheOverlap() {
        Address address = tenant.stripe();

        tenant.as("admin")
                .body("{\"secrets\":[\"whsec_new\"],\"overlap\":\"1h\"}")
                .patch(PATH + "/" + address.id())
                .then()
                .statusCode(200)
                .body("url", equalTo("http://localhost:8080/api/v1/webhooks/" + address.id()));

        assertThat(signedBy(address, "whsec_new")).isEqualTo(200);
        assertThat(signedBy(address, Tenant.SECRET)).isEqualTo(200);
        assertThat(signedBy(address, "whsec_other")).isEqualTo(401);

        tenant.as("admin")
                .body("{\"secrets\":[\"whsec_newest\"],\"overlap\":\"0s\"}")
                .patch(PATH + "/" + address.id())
                .then()
                .statusCode(200);

        assertThat(signedBy(address, "whsec_newest")).isEqualTo(200);
        await().atMost(Tenant.PATIENCE)
                .until(() -> signedBy(address, "whsec_new") == 401 && signedBy(address, Tenant.SECRET) == 401);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                                            | /integration",
                "{\"integration\":\"payments\"}                                | /secrets",
                "{\"integration\":\"payments\",\"secrets\":[]}                 | /secrets",
                "{\"integration\":\"payments\",\"secrets\":[\"\"]}             | /secrets/0",
                "{\"integration\":\"payments\",\"secrets\":[1]}                | /secrets/0",
                "{\"integration\":\"payments\",\"secrets\":[\"a\"],\"scheme\":\"none\"} | /scheme",
                "{\"integration\":\"payments\",\"secrets\":[\"a\"],\"scheme\":\"standard-webhooks\"} | /secrets/0",
                "{\"integration\":\"payments\",\"secrets\":[\"a\"],\"maxBytes\":0}        | /maxBytes",
                "{\"integration\":\"payments\",\"secrets\":[\"a\"],\"maxBytes\":4194305}  | /maxBytes",
                "{\"integration\":\"payments\",\"secrets\":[\"a\"],\"url\":\"x\"}         | /url",
                "[]                                                            | ''"
            })
    void aMistakeIsToldWithItsPlace(String body, String pointer) {
        tenant.stripe();

        tenant.as("admin")
                .body(body)
                .post(PATH)
                .then()
                .statusCode(422)
                .body("code", equalTo("invalid-body"))
                .body("errors.pointer", hasItem(pointer));
    }

    @Test
    void allMistakesAreToldAtOnce() {
        tenant.as("admin")
                .body("{\"secrets\":\"x\",\"maxBytes\":\"y\",\"colour\":1}")
                .post(PATH)
                .then()
                .statusCode(422)
                .body("errors.pointer", hasItems("/integration", "/secrets", "/maxBytes", "/colour"));
    }

    @Test
    void aConnectorWithoutWebhooksNeedsAScheme() {
        tenant.connector("mute", "");
        tenant.integration("mute", "mute");
        tenant.endpoint("mute", "whsec_x", ",\"scheme\":\"stripe\"");

        tenant.as("admin")
                .body("{\"integration\":\"mute\",\"secrets\":[\"whsec_x\"]}")
                .post(PATH)
                .then()
                .statusCode(422)
                .body("errors.pointer", hasItem("/scheme"));
    }

    @Test
    void whetherAnIntegrationIsThereIsNotGuessedWhileItsOwnerIsAway() {
        tenant.as("admin")
                .body("{\"integration\":\"nobody-told\",\"secrets\":[\"x\"],\"scheme\":\"stripe\"}")
                .post(PATH)
                .then()
                .statusCode(503);
    }

    @Test
    void anotherTenantFindsNothing() {
        Address address = tenant.stripe();
        Tenant other = new Tenant(infrastructure);

        other.as("admin").get(PATH + "/" + address.id()).then().statusCode(404);
        other.as("admin")
                .body("{\"maxBytes\":1}")
                .patch(PATH + "/" + address.id())
                .then()
                .statusCode(404);
        other.as("admin").delete(PATH + "/" + address.id()).then().statusCode(404);
        assertThat(other.as("admin").get(PATH).jsonPath().getList("items")).isEmpty();
        assertThat(address.deliver(Tenant.customer("evt_still", "cus_1")).statusCode())
                .isEqualTo(200);
    }

    @Test
    void whoMayNotIsRefused() {
        Address address = tenant.stripe();

        for (String role : new String[] {"viewer", "operator"}) {
            tenant.as(role).body("{}").post(PATH).then().statusCode(403);
            tenant.as(role).body("{}").patch(PATH + "/" + address.id()).then().statusCode(403);
            tenant.as(role).delete(PATH + "/" + address.id()).then().statusCode(403);
        }
        given().get(PATH).then().statusCode(401);
    }

    private static int signedBy(Address address, String secret) {
        String body = Tenant.customer("evt_" + UUID.randomUUID(), "cus_1");
        return address.post(body, Signing.stripe(secret, body, Instant.now())).statusCode();
    }
}
