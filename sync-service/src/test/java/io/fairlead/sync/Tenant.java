package io.fairlead.sync;

import static io.restassured.RestAssured.given;

import io.fairlead.contracts.event.ConnectorDefinition;
import io.fairlead.contracts.event.IntegrationState;
import io.fairlead.contracts.event.WebhookEvent;
import io.fairlead.contracts.topic.Topics;
import io.fairlead.testing.kit.TestInfrastructure;
import io.fairlead.testing.kit.Tokens;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** A tenant of its own, with an integration whose connector has the streams of {@link Declared}. */
public final class Tenant {
    public static final Duration PATIENCE = Duration.ofSeconds(60);
    public static final String INTEGRATION = "roster";
    private static final String CONNECTOR = "declared";

    private final String name = "t" + UUID.randomUUID().toString().substring(0, 8);
    private final TestInfrastructure infrastructure;

    public Tenant(TestInfrastructure infrastructure) {
        this.infrastructure = infrastructure;
    }

    /** As connector-service tells of it; waits until it is known. */
    public Tenant connected() {
        connector(CONNECTOR, Declared.definition().toString());
        integration(INTEGRATION, CONNECTOR, true);
        String unknownStream = "{\"integration\":\"%s\",\"streams\":[\"nobodys\"]}".formatted(INTEGRATION);
        Awaitility.await("known")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> as("operator")
                                .body(unknownStream)
                                .post("/api/v1/sync/runs")
                                .statusCode()
                        == 422);
        return this;
    }

    public String name() {
        return name;
    }

    public void connector(String id, String definition) {
        infrastructure
                .topic(Topics.CONNECTOR_DEFINITIONS)
                .send(
                        id,
                        """
                        {"id":"%s","version":1,"grammar":1,"definition":%s,"revision":%d}""".formatted(id, definition, System.nanoTime()),
                        Map.of("ce_type", ConnectorDefinition.TYPE, "ce_revision", "" + System.nanoTime()));
    }

    public void integration(String integration, String connector, boolean enabled) {
        infrastructure
                .topic(Topics.INTEGRATIONS)
                .send(
                        name + "/" + integration,
                        """
                        {"tenant":"%s","name":"%s","connector":"%s","environment":"production","enabled":%s,
                         "settings":{},"revision":%d}""".formatted(name, integration, connector, enabled, System.nanoTime()),
                        Map.of("ce_type", IntegrationState.TYPE, "ce_revision", "" + System.nanoTime()));
    }

    /** As webhook-service tells of it. */
    public void changed(String entity, String id) {
        UUID event = UUID.randomUUID();
        infrastructure
                .topic(Topics.WEBHOOK_EVENTS)
                .send(
                        "%s/%s/%s:%s".formatted(name, INTEGRATION, entity, id),
                        """
                        {"id":"%s","tenant":"%s","integration":"%s","connector":"%s","deliveryId":"%s","index":0,
                         "type":"user.updated","entity":{"type":"%s","id":"%s"},"receivedAt":"2026-11-20T08:00:00Z"}""".formatted(event, name, INTEGRATION, CONNECTOR, event, entity, id),
                        Map.of("ce_type", WebhookEvent.TYPE, "ce_id", event.toString()));
    }

    public RequestSpecification as(String role) {
        return given().auth().oauth2(token(role)).contentType("application/json");
    }

    private String token(String role) {
        Tokens tokens = Tokens.of(name);
        return switch (role) {
            case "operator" -> tokens.operator();
            case "viewer" -> tokens.viewer();
            default -> throw new IllegalArgumentException(role);
        };
    }

    /** Asks for a run. */
    public String start(String mode, String more) {
        return as("operator")
                .body("{\"integration\":\"%s\",\"mode\":\"%s\"%s}".formatted(INTEGRATION, mode, more))
                .post("/api/v1/sync/runs")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
    }

    public JsonPath run(String id) {
        return as("viewer")
                .get("/api/v1/sync/runs/" + id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    public JsonPath await(String run, String state) {
        return Awaitility.await("run is " + state)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> run(run), found -> found.getString("state").equals(state));
    }

    /** Asks for a run and waits until it has succeeded. */
    public JsonPath sync(String mode) {
        return await(start(mode, ""), "succeeded");
    }

    public JsonPath records(String stream, String query) {
        return as("viewer")
                .get("/api/v1/records/%s?limit=500%s".formatted(stream, query))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** The record that the provider calls so. */
    public JsonPath record(String stream, String externalId) {
        String id = as("viewer")
                .get("/api/v1/mappings/%s?externalId=%s".formatted(stream, externalId))
                .then()
                .statusCode(200)
                .extract()
                .path("items[0].localId");
        return as("viewer")
                .get("/api/v1/records/%s/%s".formatted(stream, id))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    public List<String> names(String stream, String query) {
        return records(stream, query).getList("items.record.name");
    }

    public ValidatableResponse command(String run, String command) {
        return as("operator")
                .post("/api/v1/sync/runs/%s/%s".formatted(run, command))
                .then();
    }

    /** What was told of records of this tenant, in order. */
    public List<ConsumerRecord<String, @Nullable String>> changes(int count) {
        return infrastructure
                .topic(Topics.RECORD_CHANGES)
                .await(count, record -> record.key().startsWith(name + "/"), PATIENCE);
    }

    public List<ConsumerRecord<String, @Nullable String>> letters(int count) {
        return infrastructure
                .topic(Topics.DEAD_LETTERS)
                .await(count, record -> record.key().startsWith(name + "/"), PATIENCE);
    }

    /** Changes rows behind the service's back. */
    public void execute(String sql) {
        try (var connection = infrastructure.connectAsSuperuser();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
