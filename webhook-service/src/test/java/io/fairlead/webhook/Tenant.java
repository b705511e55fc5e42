package io.fairlead.webhook;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

import io.fairlead.contracts.event.ConnectorDefinition;
import io.fairlead.contracts.event.IntegrationState;
import io.fairlead.contracts.topic.Topics;
import io.fairlead.testing.kit.TestInfrastructure;
import io.fairlead.testing.kit.Tokens;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** A tenant of its own with an integration, and a provider that posts to its endpoints. */
public final class Tenant {
    public static final Duration PATIENCE = Duration.ofSeconds(60);
    public static final String INTEGRATION = "payments";
    public static final String SECRET = "whsec_payments";

    private final String name = "t" + UUID.randomUUID().toString().substring(0, 8);
    private final TestInfrastructure infrastructure;

    public Tenant(TestInfrastructure infrastructure) {
        this.infrastructure = infrastructure;
    }

    public String name() {
        return name;
    }

    /** As connector-service tells of it. */
    public void integration(String integration, String connector) {
        infrastructure
                .topic(Topics.INTEGRATIONS)
                .send(
                        name + "/" + integration,
                        """
                        {"tenant":"%s","name":"%s","connector":"%s","environment":"production","enabled":true,
                         "settings":{},"revision":%d}""".formatted(name, integration, connector, System.nanoTime()),
                        Map.of("ce_type", IntegrationState.TYPE, "ce_revision", "" + System.nanoTime()));
    }

    /** As connector-service tells of it, with a section {@code webhooks}, or without one when that is empty. */
    public void connector(String id, String webhooks) {
        String section = webhooks.isEmpty() ? "" : ",\"webhooks\":" + webhooks;
        infrastructure
                .topic(Topics.CONNECTOR_DEFINITIONS)
                .send(
                        id,
                        """
                        {"id":"%s","version":1,"grammar":1,"definition":{"operations":{}%s},"revision":%d}""".formatted(id, section, System.nanoTime()),
                        Map.of("ce_type", ConnectorDefinition.TYPE, "ce_revision", "" + System.nanoTime()));
    }

    public RequestSpecification as(String role) {
        return given().auth().oauth2(token(role)).contentType("application/json");
    }

    private String token(String role) {
        Tokens tokens = Tokens.of(name);
        return switch (role) {
            case "admin" -> tokens.admin();
            case "operator" -> tokens.operator();
            case "viewer" -> tokens.viewer();
            default -> throw new IllegalArgumentException(role);
        };
    }

    /** The address of a new endpoint, as soon as its integration is known here. */
    public Address endpoint(String integration, String secret, String more) {
        String created = await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(
                        () -> as("admin")
                                .body("{\"integration\":\"%s\",\"secrets\":[\"%s\"]%s}"
                                        .formatted(integration, secret, more))
                                .post("/api/v1/webhook-endpoints")
                                .asString(),
                        containsString("\"url\""));
        return new Address(JsonPath.from(created).getString("id"));
    }

    /** With Stripe's scheme. */
    public Address stripe() {
        connector("stripe-like", """
                {"signature":"stripe","delivery-id":"/id","type":"/type","time":"/created",
                 "entity":{"type":"/data/object/object","id":"/data/object/id"},
                 "ping":{"where":"/type","is":["ping"]}}""");
        integration(INTEGRATION, "stripe-like");
        return endpoint(INTEGRATION, SECRET, ",\"scheme\":\"stripe\"");
    }

    public JsonPath events(String query) {
        return as("viewer")
                .get("/api/v1/webhook-events" + (query.isEmpty() ? "" : "?" + query))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** Waits until so many match. */
    public JsonPath awaitEvents(String query, int count) {
        return await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> events(query), found -> found.getList("items").size() == count);
    }

    public JsonPath event(String id) {
        return as("viewer")
                .get("/api/v1/webhook-events/" + id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** A Stripe event about a customer. */
    public static String customer(String event, String customer) {
        return """
                {"id":"%s","type":"customer.updated","created":1772439330,
                 "data":{"object":{"object":"customer","id":"%s"}}}""".formatted(event, customer);
    }

    /** Where a provider posts to. */
    public record Address(String id) {
        public Response post(String body, Map<String, String> headers) {
            return given().contentType("application/json")
                    .headers(headers)
                    .body(body)
                    .post("/api/v1/webhooks/" + id);
        }

        /** Signed by Stripe's scheme, now. */
        public Response deliver(String body) {
            return post(body, Signing.stripe(SECRET, body, Instant.now()));
        }
    }
}
