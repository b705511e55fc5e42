package io.fairlead.testing.e2e;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.fairlead.testing.kit.suite.Suite;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;

/** What a client does with the suite: configure a provider, call it, find the call again. */
final class Journey {
    static final String INTEGRATION = "journey";

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Suite suite;
    private final String tenant;

    Journey(Suite suite, String tenant) {
        this.suite = suite;
        this.tenant = tenant;
    }

    /** From the integration to the call's line in the log; gives the call's trace id. */
    String walk() {
        configure();
        as("admin").post("/api/v1/integrations/{name}/test", INTEGRATION).then().statusCode(200);
        var traceId = call();
        awaitLogged(traceId);
        return traceId;
    }

    /** Creates the integration unless it is there. */
    void configure() {
        as("admin")
                .body("""
                        {"name":"%s","connector":"stripe","settings":{"base-url":"%s/stripe"},
                         "credentials":{"api-key":"sk_test_%s_demo"}}""".formatted(INTEGRATION, suite.twins(), tenant))
                .post("/api/v1/integrations")
                .then()
                .statusCode(anyOf(is(201), is(409)));
    }

    String call() {
        return as("operator")
                .body("{\"limit\":2}")
                .post("/api/v1/integrations/{name}/operations/list-customers", INTEGRATION)
                .then()
                .statusCode(200)
                .body("data", hasSize(2))
                .body("meta.integration", equalTo(INTEGRATION))
                .extract()
                .path("meta.traceId");
    }

    JsonPath awaitLogged(String traceId) {
        return await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> calls(traceId), found -> found.getList("items").size() == 1);
    }

    JsonPath calls(String traceId) {
        var found = as("viewer").queryParam("traceId", traceId).get("/api/v1/calls");
        assertThat(found.statusCode()).isEqualTo(200);
        return found.jsonPath();
    }

    RequestSpecification as(String role) {
        return given().baseUri(suite.gateway().toString())
                .auth()
                .oauth2(suite.token(tenant + "-" + role))
                .contentType("application/json");
    }
}
