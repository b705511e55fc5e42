package io.fairlead.connector.call;

import static io.restassured.RestAssured.given;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.fairlead.connector.FreshTenant;
import io.fairlead.connector.Twins;
import io.fairlead.contracts.topic.Topics;
import io.fairlead.testing.kit.InjectInfrastructure;
import io.fairlead.testing.kit.TestInfrastructure;
import io.fairlead.testing.kit.Tokens;
import io.fairlead.testing.kit.WithInfrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithInfrastructure("connector")
@WithTestResource(Twins.class)
class OperationCallTest {
    private static final String INTEGRATIONS = "/api/v1/integrations";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @InjectInfrastructure
    @SuppressWarnings("NullAway.Init")
    TestInfrastructure infrastructure;

    private final FreshTenant tenant = new FreshTenant();

    @Test
    void theConnectionTestTellsARightKeyFromAWrongOne() {
        tenant.create(Twins.stripe("payments")).statusCode(201);
        tenant.create(Twins.stripe("forged").replace("sk_test_school_demo", "sk_test_wrong"))
                .statusCode(201);

        tenant.operator()
                .post(INTEGRATIONS + "/payments/test")
                .then()
                .statusCode(200)
                .body("ok", equalTo(true));
        tenant.operator()
                .post(INTEGRATIONS + "/forged/test")
                .then()
                .statusCode(502)
                .body("code", equalTo("provider-authentication"))
                .body("detail", not(containsString("sk_test_wrong")));
        tenant.viewer().post(INTEGRATIONS + "/payments/test").then().statusCode(403);
    }

    @Test
    void aCallAnswersDataAndMetaAndTellsTheSuite() {
        tenant.create(Twins.stripe("payments")).statusCode(201);

        tenant.call("payments", "list-customers", "{\"limit\":3}")
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
                .await(1, record -> (tenant.name() + "/payments").equals(record.key()), PATIENCE);
        assertThat(told.getFirst().value())
                .contains("\"outcome\":\"succeeded\"", "\"operation\":\"list-customers\"")
                .doesNotContain("sk_test");
    }

    @Test
    void aPageTellsHowManyThereAre() {
        tenant.create(roster(
                        Twins.baseUrl() + "/oneroster/ims/oneroster/rostering/v1p2",
                        Twins.baseUrl() + "/oneroster/oauth/token"))
                .statusCode(201);

        tenant.call("roster", "list-orgs", "{\"limit\":2}")
                .statusCode(200)
                .body("data", hasSize(2))
                .body("meta.total", equalTo(24))
                .body("meta.next", notNullValue());
        tenant.call("roster", "get-org", "{\"sourcedId\":\"district-1\"}")
                .statusCode(200)
                .body("meta", not(hasKey("total")));
    }

    @Test
    void aServiceCallsForATenantItNames() {
        tenant.create(Twins.stripe("payments")).statusCode(201);

        asService(tenant.name())
                .post(INTEGRATIONS + "/payments/operations/list-customers")
                .then()
                .statusCode(200);
        asService("somebody-else")
                .post(INTEGRATIONS + "/payments/operations/list-customers")
                .then()
                .statusCode(404);
        FreshTenant.as(Tokens.service("sync-service"))
                .post(INTEGRATIONS + "/payments/operations/list-customers")
                .then()
                .statusCode(403);
        asService(tenant.name()).post(INTEGRATIONS + "/payments/test").then().statusCode(403);
    }

    private static RequestSpecification asService(String tenant) {
        return FreshTenant.as(Tokens.service("sync-service")).header("Fairlead-Tenant", tenant);
    }

    @Test
    void aThousandPeopleAreOneAnswer() {
        var provider = Twins.scripted();
        var person = """
                {"sourcedId":"%s","status":"active","dateLastModified":"2026-08-01T06:00:00.000Z","givenName":"%s",
                 "familyName":"Seo","roles":[{"roleType":"primary","role":"student"}]}""";
        var people = IntStream.range(0, 1000)
                .mapToObj(n -> person.formatted("user-" + n, "Jun ".repeat(400)))
                .collect(joining(",", "{\"users\":[", "]}"));
        provider.plays(request -> request.response()
                .putHeader("Content-Type", "application/json")
                .putHeader("X-Total-Count", "1000000")
                .putHeader("Date", "Fri, 20 Nov 2026 09:59:58 GMT")
                .end(request.path().equals("/token") ? "{\"access_token\":\"t\",\"expires_in\":3600}" : people));
        tenant.create(roster(provider.baseUrl(), provider.baseUrl() + "/token")).statusCode(201);

        tenant.call("roster", "list-users", "{\"limit\":1000,\"sort\":\"sourcedId\",\"orderBy\":\"asc\"}")
                .statusCode(200)
                .body("data", hasSize(1000))
                .body("data[999].sourcedId", equalTo("user-999"))
                .body("meta.total", equalTo(1_000_000))
                .body("meta.providerTime", equalTo("2026-11-20T09:59:58Z"));
        assertThat(people.length()).isGreaterThan(1_500_000);
    }

    private static String roster(String baseUrl, String tokenUrl) {
        return """
                {"name":"roster","connector":"oneroster","settings":{"base-url":"%s","token-url":"%s"},
                 "credentials":{"client-id":"demo-client","client-secret":"demo-secret"}}""".formatted(baseUrl, tokenUrl);
    }

    @Test
    void aCallIsMeasured() {
        tenant.create(Twins.stripe("payments")).statusCode(201);

        tenant.call("payments", "get-balance", "{}").statusCode(200);

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
        tenant.create(Twins.stripe("payments")).statusCode(201);

        tenant.call("payments", operation, input).statusCode(status).body("code", equalTo(code));
    }

    @Test
    void aDeadlineThatIsNoNumberIsRefused() {
        tenant.create(Twins.stripe("payments")).statusCode(201);

        tenant.operator()
                .header("Fairlead-Deadline", "soon")
                .body("{}")
                .post(INTEGRATIONS + "/payments/operations/list-customers")
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid-parameter"));
    }
}
