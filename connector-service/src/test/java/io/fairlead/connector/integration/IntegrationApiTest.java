package io.fairlead.connector.integration;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.fairlead.connector.Twins;
import io.fairlead.contracts.topic.Topics;
import io.fairlead.testing.kit.InjectInfrastructure;
import io.fairlead.testing.kit.TestInfrastructure;
import io.fairlead.testing.kit.Tokens;
import io.fairlead.testing.kit.WithInfrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithInfrastructure("connector")
@WithTestResource(Twins.class)
class IntegrationApiTest {
    private static final String INTEGRATIONS = "/api/v1/integrations";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @InjectInfrastructure
    @SuppressWarnings("NullAway.Init")
    TestInfrastructure infrastructure;

    private final String tenant = "t-" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void whatIsCreatedIsFoundUnderItsLocation() {
        var location = create(stripe("payments"))
                .statusCode(201)
                .header("Location", endsWith("/api/v1/integrations/payments"))
                .body("name", equalTo("payments"))
                .body("connector", equalTo("stripe"))
                .body("environment", equalTo("production"))
                .body("enabled", equalTo(true))
                .body("credentialsSet", contains("api-key"))
                .body("createdAt", notNullValue())
                .body("credentials", nullValue())
                .extract()
                .header("Location");

        as(viewer()).get(location).then().statusCode(200).body("name", equalTo("payments"));
    }

    @Test
    void aServiceReadsForATenantItNames() {
        create(stripe("payments")).statusCode(201);

        as(Tokens.service("monitoring-service"))
                .header("Fairlead-Tenant", tenant)
                .get(INTEGRATIONS + "/payments")
                .then()
                .statusCode(200);
        as(Tokens.service("monitoring-service"))
                .header("Fairlead-Tenant", "somebody-else")
                .get(INTEGRATIONS + "/payments")
                .then()
                .statusCode(404);
        as(Tokens.service("monitoring-service"))
                .header("Fairlead-Tenant", tenant)
                .delete(INTEGRATIONS + "/payments")
                .then()
                .statusCode(403);
    }

    @Test
    void aSecretIsNeitherReturnedNorReadableInTheDatabase() throws SQLException {
        var answer = create(stripe("payments")).statusCode(201).extract().asString();
        var listed = as(viewer()).get(INTEGRATIONS).asString();

        assertThat(answer + listed).doesNotContain("sk_test_school_demo");
        try (var connection = infrastructure.connectAsSuperuser();
                var rows = connection
                        .createStatement()
                        .executeQuery("select string_agg(c::text, ' ') || string_agg(i::text, ' ')"
                                + " from connector.credential c, connector.integration i")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(1)).contains("payments").doesNotContain("sk_test_school_demo");
        }
    }

    @Test
    void aNameIsTakenOnceInATenantAndFreeInAnother() {
        create(stripe("payments")).statusCode(201);

        create(stripe("payments")).statusCode(409).body("code", equalTo("name-taken"));
        as(Tokens.of(tenant + "-x").admin())
                .body(stripe("payments"))
                .post(INTEGRATIONS)
                .then()
                .statusCode(201);
    }

    @Test
    void anotherTenantsIntegrationIsNotFoundByAnyRoute() {
        create(stripe("payments")).statusCode(201);
        var stranger = Tokens.of(tenant + "-x").admin();

        as(stranger).get(INTEGRATIONS + "/payments").then().statusCode(404).body("code", equalTo("not-found"));
        as(stranger).body("{}").patch(INTEGRATIONS + "/payments").then().statusCode(404);
        as(stranger).delete(INTEGRATIONS + "/payments").then().statusCode(404);
        as(stranger).post(INTEGRATIONS + "/payments/test").then().statusCode(404);
        as(stranger)
                .body("{}")
                .post(INTEGRATIONS + "/payments/operations/list-customers")
                .then()
                .statusCode(404);
        as(stranger).get(INTEGRATIONS).then().statusCode(200).body("items", hasSize(0));
        as(viewer()).get(INTEGRATIONS + "/payments").then().statusCode(200);
    }

    @ParameterizedTest
    @CsvSource({"viewer,403", "operator,403", "admin,201"})
    void onlyAdministratorsConfigure(String role, int status) {
        as(Tokens.of(tenant).named("somebody").roles(role))
                .body(stripe("payments"))
                .post(INTEGRATIONS)
                .then()
                .statusCode(status);
    }

    @Test
    void withoutATokenNothingIsAnswered() {
        given().get(INTEGRATIONS).then().statusCode(401).body("code", equalTo("unauthenticated"));
        given().get(INTEGRATIONS + "/payments").then().statusCode(401);
    }

    @Test
    void thePlatformRoleSeesNoTenantsIntegrations() {
        as(Tokens.platform()).get(INTEGRATIONS).then().statusCode(403);
    }

    @Test
    void everyMistakeInABodyIsToldWithItsPlace() {
        create("""
                {"name":"No","connector":"stripe","settings":{"speed":1},"credentials":{}}""")
                .statusCode(422)
                .contentType("application/problem+json")
                .body("code", equalTo("invalid-body"))
                .body("errors.pointer", hasItems("/name", "/settings/speed", "/credentials/api-key"));
    }

    @Test
    void aBodyThatIsNoJsonIsABadRequest() {
        create("{\"name\":").statusCode(400).body("code", equalTo("bad-request"));
        create("{\"name\":\"a\",\"name\":\"b\"}").statusCode(400);
    }

    @Test
    void anUnknownQueryParameterIsRefused() {
        as(viewer())
                .get(INTEGRATIONS + "?sort=name")
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid-parameter"))
                .body("parameter", equalTo("sort"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://api.example.com",
                "https://127.0.0.1/",
                "https://localhost/",
                "https://10.1.2.3/x",
                "https://169.254.169.254/latest/meta-data",
                "https://[::1]/",
                "https://[::ffff:10.0.0.1]/",
                "https://2130706433/",
                "https://0x7f.1/"
            })
    void anAddressThatIsNotPublicHttpsIsRefused(String address) {
        create("""
                {"name":"payments","connector":"stripe","settings":{"base-url":"%s"},"credentials":{"api-key":"k"}}""".formatted(address)).statusCode(422).body("errors.pointer", hasItem("/settings/base-url"));

        as(viewer()).get(INTEGRATIONS + "/payments").then().statusCode(404);
    }

    @Test
    void aListIsTurnedPageByPage() {
        for (String name : new String[] {"c-one", "a-one", "b-one"})
            create(stripe(name)).statusCode(201);

        var first = as(viewer()).get(INTEGRATIONS + "?limit=2").then().statusCode(200);
        first.body("items.name", contains("a-one", "b-one"));
        as(viewer())
                .queryParam("limit", 2)
                .queryParam("cursor", first.extract().<String>path("next"))
                .get(INTEGRATIONS)
                .then()
                .body("items.name", contains("c-one"))
                .body("next", nullValue());
    }

    @Test
    void aPatchChangesWhatItNamesAndNothingElse() {
        create(stripe("payments")).statusCode(201);

        as(admin())
                .contentType("application/merge-patch+json")
                .body("{\"enabled\":false}")
                .patch(INTEGRATIONS + "/payments")
                .then()
                .statusCode(200)
                .body("enabled", equalTo(false))
                .body("settings.'base-url'", equalTo(Twins.baseUrl() + "/stripe"))
                .body("credentialsSet", contains("api-key"));
        call("payments", "list-customers", "{}").statusCode(409).body("code", equalTo("integration-disabled"));
    }

    @Test
    void anotherHostNeedsTheCredentialsAgain() {
        create(stripe("payments")).statusCode(201);
        var elsewhere = "\"settings\":{\"base-url\":\"https://api.stripe.com\"}";

        patch("payments", "{%s}".formatted(elsewhere))
                .statusCode(422)
                .body("code", equalTo("credentials-needed"))
                .body("errors.pointer", contains("/credentials/api-key"));
        patch("payments", "{%s,\"credentials\":{\"api-key\":\"sk_test_other\"}}".formatted(elsewhere))
                .statusCode(200)
                .body("settings.'base-url'", equalTo("https://api.stripe.com"));
    }

    @Test
    void anotherPathOnTheSameHostNeedsNone() {
        create(stripe("payments")).statusCode(201);

        patch("payments", "{\"settings\":{\"base-url\":\"%s/stripe/\"}}".formatted(Twins.baseUrl()))
                .statusCode(200);
    }

    @Test
    void aRemovedCredentialIsMissedByTheNextCall() {
        create(stripe("payments")).statusCode(201);

        patch("payments", "{\"credentials\":{\"api-key\":null}}")
                .statusCode(200)
                .body("credentialsSet", hasSize(0));

        call("payments", "list-customers", "{}")
                .statusCode(422)
                .body("code", equalTo("credentials-needed"))
                .body("errors.pointer", contains("/credentials/api-key"));
    }

    @Test
    void aDeletedIntegrationIsGone() {
        create(stripe("payments")).statusCode(201);

        as(admin()).delete(INTEGRATIONS + "/payments").then().statusCode(204);

        as(viewer()).get(INTEGRATIONS + "/payments").then().statusCode(404);
        as(admin()).delete(INTEGRATIONS + "/payments").then().statusCode(404);
    }

    @Test
    void everyChangeIsPublishedWithARisingRevisionAndNoSecret() {
        create(stripe("payments")).statusCode(201);
        patch("payments", "{\"enabled\":false}").statusCode(200);
        as(admin()).delete(INTEGRATIONS + "/payments").then().statusCode(204);

        var published = infrastructure
                .topic(Topics.INTEGRATIONS)
                .await(3, record -> (tenant + "/payments").equals(record.key()), PATIENCE);

        assertThat(published).hasSize(3);
        assertThat(published.get(0).value()).contains("\"enabled\":true").doesNotContain("sk_test");
        assertThat(published.get(1).value()).contains("\"enabled\":false");
        assertThat(published.get(2).value()).isNull();
    }

    @Test
    void theConnectionTestTellsARightKeyFromAWrongOne() {
        create(stripe("payments")).statusCode(201);
        create(stripe("forged").replace("sk_test_school_demo", "sk_test_wrong")).statusCode(201);

        as(operator())
                .post(INTEGRATIONS + "/payments/test")
                .then()
                .statusCode(200)
                .body("ok", equalTo(true));
        as(operator())
                .post(INTEGRATIONS + "/forged/test")
                .then()
                .statusCode(502)
                .body("code", equalTo("provider-authentication"))
                .body("detail", not(containsString("sk_test_wrong")));
        as(viewer()).post(INTEGRATIONS + "/payments/test").then().statusCode(403);
    }

    @Test
    void aCallAnswersDataAndMetaAndTellsTheSuite() {
        create(stripe("payments")).statusCode(201);

        call("payments", "list-customers", "{\"limit\":3}")
                .statusCode(200)
                .body("data", hasSize(3))
                .body("data.id", everyItem(notNullValue()))
                .body("meta.integration", equalTo("payments"))
                .body("meta.operation", equalTo("list-customers"))
                .body("meta.attempts", equalTo(1))
                .body("meta.traceId", notNullValue())
                .body("meta.next", notNullValue());

        var told = infrastructure
                .topic(Topics.PROVIDER_CALLS)
                .await(1, record -> (tenant + "/payments").equals(record.key()), PATIENCE);
        assertThat(told.getFirst().value())
                .contains("\"outcome\":\"succeeded\"", "\"operation\":\"list-customers\"")
                .doesNotContain("sk_test");
    }

    @Test
    void aCallIsMeasured() {
        create(stripe("payments")).statusCode(201);

        call("payments", "get-balance", "{}").statusCode(200);

        given().get("/q/metrics")
                .then()
                .statusCode(200)
                .body(
                        containsString(
                                "fairlead_provider_calls_seconds_count{connector=\"stripe\",operation=\"get-balance\",outcome=\"succeeded\"}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "list-customers | {\"limit\":\"many\"} | 422 | invalid-body",
                "list-customers | [1] | 422 | invalid-body",
                "list-customers | {\"cursor\":\"forged\"} | 422 | invalid-body",
                "get-customer | {\"id\":\"cus_missing\"} | 404 | provider-not-found",
                "no-such-operation | {} | 404 | not-found"
            })
    void aCallThatCannotSucceedSaysWhy(String operation, String input, int status, String code) {
        create(stripe("payments")).statusCode(201);

        call("payments", operation, input).statusCode(status).body("code", equalTo(code));
    }

    @Test
    void aDeadlineThatIsNoNumberIsRefused() {
        create(stripe("payments")).statusCode(201);

        as(operator())
                .header("Fairlead-Deadline", "soon")
                .body("{}")
                .post(INTEGRATIONS + "/payments/operations/list-customers")
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid-parameter"));
    }

    private ValidatableResponse create(String body) {
        return as(admin()).body(body).post(INTEGRATIONS).then();
    }

    private ValidatableResponse patch(String name, String body) {
        return as(admin())
                .contentType("application/merge-patch+json")
                .body(body)
                .patch(INTEGRATIONS + "/" + name)
                .then();
    }

    private ValidatableResponse call(String name, String operation, String input) {
        return as(operator())
                .body(input)
                .post(INTEGRATIONS + "/" + name + "/operations/" + operation)
                .then();
    }

    private static RequestSpecification as(String token) {
        return given().auth().oauth2(token).contentType("application/json");
    }

    private static String stripe(String name) {
        return """
                {"name":"%s","connector":"stripe","settings":{"base-url":"%s/stripe"},
                 "credentials":{"api-key":"sk_test_school_demo"}}""".formatted(name, Twins.baseUrl());
    }

    private String admin() {
        return Tokens.of(tenant).admin();
    }

    private String operator() {
        return Tokens.of(tenant).operator();
    }

    private String viewer() {
        return Tokens.of(tenant).viewer();
    }
}
