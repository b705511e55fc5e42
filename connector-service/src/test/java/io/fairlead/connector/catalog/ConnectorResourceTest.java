package io.fairlead.connector.catalog;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.fairlead.testing.kit.Tokens;
import io.fairlead.testing.kit.WithInfrastructure;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithInfrastructure("connector")
class ConnectorResourceTest {
    private static final String VIEWER = Tokens.of("school").viewer();

    @Test
    void listsTheConnectors() {
        get("/api/v1/connectors", VIEWER)
                .statusCode(200)
                .body("items.id", hasItems("juso", "oneroster", "stripe"))
                .body("items.state", everyItem(equalTo("valid")))
                .body("items.find { it.id == 'stripe' }.name", equalTo("Stripe"))
                .body("items.find { it.id == 'stripe' }.category", equalTo("payments"))
                .body("items.find { it.id == 'stripe' }.version", equalTo(2))
                .body("items.find { it.id == 'stripe' }.operations", equalTo(11))
                .body("next", nullValue());
    }

    @Test
    void listsThemPageByPage() {
        var next = get("/api/v1/connectors?limit=1", VIEWER)
                .statusCode(200)
                .body("items.id", contains("juso"))
                .body("next", notNullValue())
                .extract()
                .<String>path("next");

        get("/api/v1/connectors?limit=1&cursor=" + next, VIEWER)
                .statusCode(200)
                .body("items.id", contains("oneroster"));
    }

    @Test
    void showsWhatAnIntegrationNeeds() {
        get("/api/v1/connectors/oneroster", VIEWER)
                .statusCode(200)
                .body(
                        "settings.name",
                        contains("base-url", "token-url", "breaker-threshold", "breaker-open-time", "limit-per-second"))
                .body("settings[0].required", equalTo(true))
                .body("credentials.name", contains("client-id", "client-secret"))
                .body("health", equalTo("list-orgs"))
                .body("errors", empty());
    }

    @Test
    void showsEachOperationWithSchemasAndAnExampleCall() {
        var operation = "operations.find { it.id == 'list-customers' }.";

        get("/api/v1/connectors/stripe", VIEWER)
                .statusCode(200)
                .body("operations", hasSize(11))
                .body(operation + "kind", equalTo("read"))
                .body(operation + "paging.maxSize", equalTo(100))
                .body(operation + "input.properties.limit.maximum", equalTo(100))
                .body(operation + "output.type", equalTo("array"))
                .body(operation + "example.method", equalTo("POST"))
                .body(operation + "example.path", equalTo("/api/v1/integrations/stripe/operations/list-customers"))
                .body(operation + "example.body.limit", equalTo(10))
                .body("operations.find { it.id == 'create-refund' }.idempotent", equalTo(true));
    }

    @Test
    void showsHowDeliveriesOfAProviderAreVerified() {
        get("/api/v1/connectors/stripe", VIEWER)
                .statusCode(200)
                .body("webhooks.signature", equalTo("stripe"))
                .body("webhooks.tolerance", equalTo("5m"))
                .body("webhooks.deliveryId", equalTo("/id"))
                .body("webhooks.retryWindow", equalTo("72h"))
                .body("webhooks.severalEvents", equalTo(false))
                .body("webhooks.refusedStatus", equalTo(401));
        get("/api/v1/connectors/oneroster", VIEWER)
                .statusCode(200)
                .body("webhooks.signature", equalTo("standard-webhooks"))
                .body("webhooks.deliveryId", equalTo("header:webhook-id"));
    }

    @Test
    void showsWhatCanBeKeptInStepWithAProvider() {
        var users = "streams.find { it.id == 'users' }.";

        get("/api/v1/connectors/oneroster", VIEWER)
                .statusCode(200)
                .body("streams.id", contains("orgs", "academicSessions", "courses", "users", "classes", "enrollments"))
                .body(users + "title", equalTo("People"))
                .body(users + "list", equalTo("list-users"))
                .body(users + "get", equalTo("get-user"))
                .body(users + "incremental", equalTo(true))
                .body(users + "pageSize", equalTo(1000))
                .body(users + "entities", contains("users"))
                .body(users + "references.primaryOrg", equalTo("orgs"))
                .body(users + "schema.additionalProperties", equalTo(false))
                .body(users + "schema.required", contains("givenName", "familyName"));
    }

    @Test
    void saysNothingOfWebhooksAndStreamsWhereThereAreNone() {
        get("/api/v1/connectors/juso", VIEWER)
                .statusCode(200)
                .body("$", not(hasKey("webhooks")))
                .body("streams", empty());
    }

    @Test
    void answersNotFoundForWhatItDoesNotHave() {
        get("/api/v1/connectors/nobody", VIEWER).statusCode(404).body("code", equalTo("not-found"));
    }

    @Test
    void refusesParametersItDoesNotKnow() {
        get("/api/v1/connectors?sort=name", VIEWER).statusCode(400).body("code", equalTo("invalid-parameter"));
        get("/api/v1/connectors?limit=0", VIEWER).statusCode(400).body("code", equalTo("invalid-parameter"));
        get("/api/v1/connectors?cursor=x", VIEWER).statusCode(400).body("code", equalTo("invalid-cursor"));
    }

    @Test
    void isOpenToThePlatformAndToServicesButNotToStrangers() {
        get("/api/v1/connectors", Tokens.platform()).statusCode(200);
        get("/api/v1/connectors", Tokens.service("sync-service")).statusCode(200);
        given().when().get("/api/v1/connectors").then().statusCode(401);
    }

    private static ValidatableResponse get(String path, String token) {
        return given().auth().oauth2(token).when().get(path).then();
    }
}
