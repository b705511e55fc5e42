package io.fairlead.connector.call;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.connector.Twins;
import io.fairlead.testing.kit.Tokens;
import io.fairlead.testing.kit.WithInfrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the shipped connectors show as an example call is answered by their providers' twins. */
@QuarkusTest
@WithInfrastructure("connector")
@WithTestResource(Twins.class)
class ShippedOperationsTest {
    private final Tokens tenant = Tokens.of("t-" + UUID.randomUUID().toString().substring(0, 8));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "juso      | {'base-url':'%s/juso'} | {'confirm-key':'demo-confirm-key'}",
                "oneroster | {'base-url':'%1$s/oneroster/ims/oneroster/rostering/v1p2','token-url':'%1$s/oneroster/oauth/token'}"
                        + " | {'client-id':'demo-client','client-secret':'demo-secret'}"
            })
    void everyExampleIsAnswered(String connector, String settings, String credentials) {
        as(tenant.admin())
                .body("{'name':'%1$s','connector':'%1$s','settings':%2$s,'credentials':%3$s}"
                        .formatted(connector, settings.formatted(Twins.baseUrl()), credentials)
                        .replace('\'', '"'))
                .post("/api/v1/integrations")
                .then()
                .statusCode(201);

        List<Map<String, Object>> examples = as(tenant.viewer())
                .get("/api/v1/connectors/{id}", connector)
                .jsonPath()
                .getList("operations.example");

        assertThat(examples).isNotEmpty().allSatisfy(example -> {
            var answer = as(tenant.operator()).body(example.get("body")).post(String.valueOf(example.get("path")));
            assertThat(answer.statusCode())
                    .as("%s: %s", example, answer.asString())
                    .isEqualTo(200);
            assertThat(answer.jsonPath().<Object>get("data")).as("%s", example).isNotEqualTo(List.of());
        });
    }

    private static RequestSpecification as(String token) {
        return given().auth().oauth2(token).contentType("application/json");
    }
}
