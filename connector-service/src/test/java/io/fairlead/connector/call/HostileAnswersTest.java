package io.fairlead.connector.call;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.fairlead.connector.FreshTenant;
import io.fairlead.connector.Twins;
import io.fairlead.testing.kit.WithInfrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever a provider does to us costs bounded time and memory and is one clear error. */
@QuarkusTest
@WithInfrastructure("connector")
@WithTestResource(Twins.class)
class HostileAnswersTest {
    private final FreshTenant tenant = new FreshTenant();

    @BeforeEach
    void configure() {
        tenant.create("""
                {"name":"juso","connector":"juso","settings":{"base-url":"%s/juso"},
                 "credentials":{"confirm-key":"demo-confirm-key"}}""".formatted(Twins.baseUrl())).statusCode(201);
    }

    @AfterEach
    void reset() {
        given().post(Twins.baseUrl() + "/_control/juso/reset").then().statusCode(204);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'kind':'truncated'}                                              | 502 | provider-unreadable",
                "{'kind':'reset'}                                                  | 503 | provider-unavailable",
                "{'kind':'trickle','ms':1000}                                      | 504 | provider-timeout",
                "{'kind':'page'}                                                   | 502 | provider-unreadable",
                "{'kind':'redirect'}                                               | 502 | provider-error",
                "{'kind':'redirect','location':'http://169.254.169.254/latest'}    | 502 | provider-error",
                "{'kind':'bomb','megabytes':200}                                   | 502 | provider-unreadable",
                "{'kind':'nested','depth':100000}                                  | 502 | provider-unreadable"
            })
    void isOneClearError(String fault, int status, String code) {
        given().body(fault.replace('\'', '"'))
                .post(Twins.baseUrl() + "/_control/juso/faults")
                .then()
                .statusCode(201);

        search(fault.contains("trickle") ? "2" : "25")
                .statusCode(status)
                .body("code", equalTo(code))
                .body("detail", not(equalTo("")));
    }

    @Test
    void theNextCallIsAsIfNothingHadBeen() {
        given().body("{\"kind\":\"bomb\",\"megabytes\":200,\"times\":1}")
                .post(Twins.baseUrl() + "/_control/juso/faults")
                .then()
                .statusCode(201);
        search("25").statusCode(502);

        search("25").statusCode(200);
    }

    private ValidatableResponse search(String deadline) {
        return tenant.operator()
                .contentType("application/json; charset=UTF-8")
                .header(Deadline.HEADER, deadline)
                .body("{\"keyword\":\"세종대로 110\"}")
                .post("/api/v1/integrations/juso/operations/search-addresses")
                .then();
    }
}
