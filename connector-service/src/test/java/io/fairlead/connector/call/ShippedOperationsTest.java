package io.fairlead.connector.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.connector.FreshTenant;
import io.fairlead.connector.Twins;
import io.fairlead.testing.kit.WithInfrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the shipped connectors show as an example call is answered by their providers' twins. */
@QuarkusTest
@WithInfrastructure("connector")
@WithTestResource(Twins.class)
class ShippedOperationsTest {
    private final FreshTenant tenant = new FreshTenant();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "juso      | {'base-url':'%s/juso'} | {'confirm-key':'demo-confirm-key'}",
                "oneroster | {'base-url':'%1$s/oneroster/ims/oneroster/rostering/v1p2','token-url':'%1$s/oneroster/oauth/token'}"
                        + " | {'client-id':'demo-client','client-secret':'demo-secret'}"
            })
    void everyExampleIsAnswered(String connector, String settings, String credentials) {
        tenant.create("{'name':'%1$s','connector':'%1$s','settings':%2$s,'credentials':%3$s}"
                        .formatted(connector, settings.formatted(Twins.baseUrl()), credentials)
                        .replace('\'', '"'))
                .statusCode(201);

        List<Map<String, Object>> examples = tenant.viewer()
                .get("/api/v1/connectors/{id}", connector)
                .jsonPath()
                .getList("operations.example");

        assertThat(examples).isNotEmpty().allSatisfy(example -> {
            var answer = tenant.operator().body(example.get("body")).post(String.valueOf(example.get("path")));
            assertThat(answer.statusCode())
                    .as("%s: %s", example, answer.asString())
                    .isEqualTo(200);
            assertThat(answer.jsonPath().<Object>get("data")).as("%s", example).isNotEqualTo(List.of());
        });
    }
}
