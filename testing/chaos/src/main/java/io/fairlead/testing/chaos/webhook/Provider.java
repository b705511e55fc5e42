package io.fairlead.testing.chaos.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairlead.testing.kit.webhook.StandardWebhooksSignature;
import io.fairlead.testing.kit.webhook.StripeSignature;
import io.fairlead.testing.kit.webhook.WebhookSignature;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A provider as far as its webhooks go: who is configured, how it signs and what it sends. */
enum Provider {
    /** The scheme is the connector's. */
    STRIPE("school", "evt") {
        @Override
        Map<String, Object> integration(URI twins) {
            return Map.of(
                    "name",
                    INTEGRATION,
                    "connector",
                    "stripe",
                    "settings",
                    Map.of("base-url", twins.resolve("/stripe").toString()),
                    "credentials",
                    Map.of("api-key", "sk_test_school_demo"));
        }

        @Override
        WebhookSignature signature(SecureRandom random) {
            return StripeSignature.random(random);
        }

        @Override
        Map<String, Object> endpoint(WebhookSignature signature) {
            return Map.of("integration", INTEGRATION, "secrets", List.of(signature.secret()));
        }

        @Override
        String body(String deliveryId, int sequence, Instant at) {
            return """
                    {"id":"%s","object":"event","type":"customer.updated","created":%d,"livemode":false,\
                    "data":{"object":{"id":"cus_%d","object":"customer","metadata":{"sequence":"%d"}}}}""".formatted(deliveryId, at.getEpochSecond(), sequence % ENTITIES, sequence);
        }

        @Override
        int sequence(JsonNode body) {
            return body.at("/data/object/metadata/sequence").asInt();
        }
    },

    /** The scheme is the endpoint's. */
    ROSTER("law", "msg") {
        @Override
        Map<String, Object> integration(URI twins) {
            var base = twins.resolve("/oneroster/ims/oneroster/rostering/v1p2");
            var settings = Map.of(
                    "base-url", base.toString(),
                    "token-url", twins.resolve("/oneroster/oauth/token").toString());
            return Map.of(
                    "name",
                    INTEGRATION,
                    "connector",
                    "oneroster",
                    "settings",
                    settings,
                    "credentials",
                    Map.of("client-id", "demo-client", "client-secret", "demo-secret"));
        }

        @Override
        WebhookSignature signature(SecureRandom random) {
            return StandardWebhooksSignature.random(random);
        }

        @Override
        Map<String, Object> endpoint(WebhookSignature signature) {
            return Map.of(
                    "integration", INTEGRATION, "scheme", "standard-webhooks", "secrets", List.of(signature.secret()));
        }

        @Override
        String body(String deliveryId, int sequence, Instant at) {
            return "{\"type\":\"user.updated\",\"timestamp\":\"%s\",\"data\":{\"id\":\"user-%d\",\"sequence\":%d}}"
                    .formatted(at, sequence % ENTITIES, sequence);
        }

        @Override
        int sequence(JsonNode body) {
            return body.at("/data/sequence").asInt();
        }
    };

    static final String INTEGRATION = "chaos";

    /** So many different things the deliveries of an endpoint tell of. */
    private static final int ENTITIES = 20;

    private final String tenant;
    private final String idPrefix;

    Provider(String tenant, String idPrefix) {
        this.tenant = tenant;
        this.idPrefix = idPrefix;
    }

    String tenant() {
        return tenant;
    }

    /** How the ids of its deliveries begin. */
    String idPrefix() {
        return idPrefix;
    }

    /** What configures it, as the API takes it. */
    abstract Map<String, Object> integration(URI twins);

    abstract WebhookSignature signature(SecureRandom random);

    /** What makes an endpoint for it, as the API takes it. */
    abstract Map<String, Object> endpoint(WebhookSignature signature);

    abstract String body(String deliveryId, int sequence, Instant at);

    /** The number that {@link #body} was given. */
    abstract int sequence(JsonNode body);
}
