package io.fairlead.connector.call;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.fairlead.connector.FreshTenant;
import io.fairlead.connector.Twins;
import io.fairlead.contracts.topic.Topics;
import io.fairlead.testing.kit.InjectInfrastructure;
import io.fairlead.testing.kit.TestInfrastructure;
import io.fairlead.testing.kit.WithInfrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
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
