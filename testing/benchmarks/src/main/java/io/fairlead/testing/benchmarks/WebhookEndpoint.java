package io.fairlead.testing.benchmarks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairlead.contracts.event.ConnectorDefinition;
import io.fairlead.contracts.event.IntegrationState;
import io.fairlead.contracts.topic.Topic;
import io.fairlead.contracts.topic.Topics;
import io.fairlead.testing.benchmarks.process.MeasuredProcess;
import io.fairlead.testing.kit.TestInfrastructure;
import io.fairlead.testing.kit.Tokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/** Where a provider sends to: a connector and an integration as their owner announces them, and an endpoint made by hand. */
final class WebhookEndpoint {

    private static final String TENANT = "school";
    private static final String CONNECTOR = "stripe";
    private static final Map<String, Object> WEBHOOKS = Map.of(
            "signature", CONNECTOR,
            "delivery-id", "/id",
            "type", "/type",
            "time", "/created",
            "entity", Map.of("type", "/data/object/object", "id", "/data/object/id"));
    private static final Duration KNOWN_WITHIN = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final int CREATED = 201;

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http = HttpClient.newHttpClient();

    /** What connector-service would publish, so that it need not run. */
    void announce(TestInfrastructure infrastructure) throws JsonProcessingException {
        var connector = new ConnectorDefinition(
                CONNECTOR,
                1,
                ConnectorDefinition.GRAMMAR,
                Map.of(
                        "grammar",
                        ConnectorDefinition.GRAMMAR,
                        "id",
                        CONNECTOR,
                        "version",
                        1,
                        "name",
                        "Stripe",
                        "category",
                        "payments",
                        "webhooks",
                        WEBHOOKS),
                1);
        var integration = new IntegrationState(TENANT, CONNECTOR, CONNECTOR, "production", true, Map.of(), 1);
        publish(infrastructure, Topics.CONNECTOR_DEFINITIONS, CONNECTOR, ConnectorDefinition.TYPE, connector);
        publish(infrastructure, Topics.INTEGRATIONS, TENANT + "/" + CONNECTOR, IntegrationState.TYPE, integration);
    }

    /** Its address at the service, which may first have to hear of the integration. */
    URI create(MeasuredProcess service, int port, String secret) throws IOException, InterruptedException {
        var body = json.writeValueAsString(Map.of("integration", CONNECTOR, "secrets", new String[] {secret}));
        var request = HttpRequest.newBuilder(URI.create("http://localhost:%d/api/v1/webhook-endpoints".formatted(port)))
                .header("Authorization", "Bearer " + Tokens.of(TENANT).admin())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        long end = System.nanoTime() + KNOWN_WITHIN.toNanos();
        var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        while (answer.statusCode() != CREATED) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException(
                        "no endpoint: %d %s%n%s".formatted(answer.statusCode(), answer.body(), service.said()));
            }
            LockSupport.parkNanos(PAUSE.toNanos());
            answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        }
        var id = json.readTree(answer.body()).required("id").textValue();
        return URI.create("http://localhost:%d/api/v1/webhooks/%s".formatted(port, id));
    }

    private void publish(TestInfrastructure infrastructure, Topic topic, String key, String type, Object value)
            throws JsonProcessingException {
        infrastructure
                .topic(topic)
                .send(
                        key,
                        json.writeValueAsString(value),
                        Map.of(
                                "ce_id", UUID.randomUUID().toString(),
                                "ce_type", type,
                                "ce_source", "/fairlead/connector-service",
                                "ce_specversion", "1.0",
                                "ce_time", Instant.now().toString(),
                                "ce_revision", "1",
                                "content-type", "application/json"));
    }
}
