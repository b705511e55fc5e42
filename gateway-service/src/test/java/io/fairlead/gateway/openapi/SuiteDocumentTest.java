package io.fairlead.gateway.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.gateway.route.Route;
import io.fairlead.gateway.route.RouteTable;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SuiteDocumentTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String CONNECTOR = """
            {"openapi":"3.1.0",
             "paths":{
               "/api/v1/integrations":{
                 "get":{"operationId":"list","responses":{"200":{"description":"OK","content":{"application/json":
                   {"schema":{"$ref":"#/components/schemas/Page"}}}}}},
                 "post":{"description":"Creates one.","security":[{"x":["admin"]}],"responses":{"201":{"description":"Created"},"403":{"description":"Not Allowed"}}}},
               "/internal/credentials":{"get":{"responses":{}}}},
             "components":{"schemas":{"Page":{"type":"object","title":"connector's"},"Shared":{"type":"string"}}}}""";

    private static final String MONITORING = """
            {"openapi":"3.1.0",
             "paths":{
               "/api/v1/integrations/{integration}/health":{
                 "get":{"responses":{"200":{"description":"OK","content":{"application/json":
                   {"schema":{"$ref":"#/components/schemas/Page"}}}}}}}},
             "components":{"schemas":{
               "Page":{"type":"object","title":"monitoring's","properties":{"self":{"$ref":"#/components/schemas/Page"}}},
               "Shared":{"type":"string"}}}}""";

    private static final String WEBHOOK = """
            {"openapi":"3.1.0",
             "paths":{
               "/api/v1/webhooks/{endpoint}":{
                 "post":{"operationId":"deliver","responses":{"200":{"description":"OK"},"503":{"description":"Later"}}}}}}""";

    private final JsonNode suite = SuiteDocument.of(
            List.of(service("connector", CONNECTOR), service("monitoring", MONITORING), service("webhook", WEBHOOK)));

    @Test
    void hasWhatIsRoutedAndNothingElse() {
        assertThat(suite.get("paths").properties())
                .extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrder(
                        "/api/v1/integrations",
                        "/api/v1/integrations/{integration}/health",
                        "/api/v1/webhooks/{endpoint}");
    }

    @Test
    void schemasOfOneNameAndTwoMeaningsStayApart() {
        assertThat(suite.at("/components/schemas/Page/title").asText()).isEqualTo("connector's");
        assertThat(suite.at("/components/schemas/MonitoringPage/title").asText())
                .isEqualTo("monitoring's");
        assertThat(suite.at("/components/schemas/MonitoringPage/properties/self/$ref")
                        .asText())
                .isEqualTo("#/components/schemas/MonitoringPage");
        assertThat(health().at("/responses/200/content/application~1json/schema/$ref")
                        .asText())
                .isEqualTo("#/components/schemas/MonitoringPage");
        assertThat(suite.at("/components/schemas").has("MonitoringShared")).isFalse();
    }

    @Test
    void tellsWhatTheGatewayAdds() {
        JsonNode create = suite.at("/paths/~1api~1v1~1integrations/post");

        assertThat(create.get("description").asText()).isEqualTo("Creates one.\n\nNeeds the role `admin`.");
        assertThat(create.has("security")).isFalse();
        assertThat(create.at("/responses/default/$ref").asText()).isEqualTo("#/components/responses/Problem");
        assertThat(create.at("/responses/403/$ref").asText()).isEqualTo("#/components/responses/Problem");
        assertThat(create.at("/responses/201/headers").properties())
                .extracting(Map.Entry::getKey)
                .containsExactly("Fairlead-Request-Id", "RateLimit", "RateLimit-Policy");
        assertThat(suite.at("/security/0").has("bearer")).isTrue();
        assertThat(suite.at("/components/securitySchemes/bearer/scheme").asText())
                .isEqualTo("bearer");
    }

    @Test
    void whatIsForStrangersNeedsNoTokenAndHasNoLimits() {
        JsonNode deliver = suite.at("/paths/~1api~1v1~1webhooks~1{endpoint}/post");

        assertThat(deliver.get("security")).isNotNull().isEmpty();
        assertThat(deliver.get("description").asText()).startsWith("Needs no token");
        assertThat(deliver.at("/responses").has("429")).isFalse();
        assertThat(deliver.at("/responses/503/$ref").asText()).isEqualTo("#/components/responses/Problem");
        assertThat(deliver.at("/responses/200/headers").properties())
                .extracting(Map.Entry::getKey)
                .containsExactly("Fairlead-Request-Id");
    }

    @Test
    void everyRouteIsDescribed() {
        ObjectNode whole = SuiteDocument.of(ServiceDocument.all());

        for (Route route : RouteTable.routes()) {
            String method = route.method().name().toLowerCase(Locale.ROOT);
            assertThat(whole.get("paths").properties())
                    .describedAs("%s %s", route.method(), route.path())
                    .anyMatch(path ->
                            shape(path.getKey()).equals(shape(route.path().toString()))
                                    && path.getValue().has(method));
        }
    }

    @Test
    void nothingIsDescribedThatIsNotRouted() {
        ObjectNode whole = SuiteDocument.of(ServiceDocument.all());

        long operations = whole.get("paths").properties().stream()
                .flatMap(path -> path.getValue().properties().stream())
                .filter(member -> !member.getKey().equals("parameters"))
                .count();

        assertThat(operations).isEqualTo(RouteTable.routes().size());
    }

    @Test
    void noTwoOperationsHaveOneName() {
        ObjectNode whole = SuiteDocument.of(ServiceDocument.all());

        assertThat(whole.findValuesAsText("operationId")).isNotEmpty().doesNotHaveDuplicates();
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        ObjectNode whole = SuiteDocument.of(ServiceDocument.all());

        assertThat(whole.findValuesAsText("$ref")).isNotEmpty().allSatisfy(reference -> assertThat(
                        whole.at(reference.substring(1)).isMissingNode())
                .describedAs(reference)
                .isFalse());
    }

    private JsonNode health() {
        return suite.at("/paths/~1api~1v1~1integrations~1{integration}~1health/get");
    }

    private static String shape(String path) {
        return path.replaceAll("\\{[^}]*}", "{}");
    }

    private static ServiceDocument service(String name, String content) {
        try {
            return new ServiceDocument(name, JSON.readTree(content));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
