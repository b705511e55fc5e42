package io.fairlead.testing.chaos.webhook;

import io.fairlead.testing.chaos.api.PublicApi;
import io.fairlead.testing.chaos.kill.Patience;
import io.fairlead.testing.chaos.webhook.Delivery.Message;
import java.net.URI;
import java.net.http.HttpClient;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a run needs of the suite before it begins, made over the public API. */
final class Configuration {

    private static final List<Provider> PROVIDERS = List.of(Provider.values());
    private static final int ENDPOINTS = 10;
    private static final int CREATED = 201;
    private static final int THERE = 409;
    private static final int UNAUTHORIZED = 401;

    private final Map<Provider, PublicApi> admins = new EnumMap<>(Provider.class);
    private final URI twins;
    private final SecureRandom random;

    Configuration(HttpClient http, Target target, SecureRandom random) {
        for (var provider : PROVIDERS) {
            admins.put(
                    provider, new PublicApi(http, target.gateway(), () -> target.token(provider.tenant() + "-admin")));
        }
        this.twins = target.twins();
        this.random = random;
    }

    /** Endpoints of every provider in turn, each with a secret of its own. */
    List<Endpoint> endpoints() throws InterruptedException {
        for (var admin : admins.entrySet()) {
            var _ = admin.getValue()
                    .post("/api/v1/integrations", admin.getKey().integration(twins), Set.of(CREATED, THERE));
        }
        List<Endpoint> endpoints = new ArrayList<>();
        for (int number = 0; number < ENDPOINTS; number++) {
            endpoints.add(endpoint(number, PROVIDERS.get(number % PROVIDERS.size())));
        }
        return endpoints;
    }

    private Endpoint endpoint(int number, Provider provider) throws InterruptedException {
        var signature = provider.signature(random);
        var admin = admins.get(provider);
        if (admin == null) {
            throw new IllegalStateException("nobody configures " + provider);
        }
        var created = admin.post("/api/v1/webhook-endpoints", provider.endpoint(signature), Set.of(CREATED));
        return new Endpoint(number, provider, created.required("id").asText(), signature);
    }

    /** Returns when every process that takes deliveries knows every endpoint. */
    static void awaitKnown(List<Endpoint> endpoints, List<Way> ways, Courier courier, Run run, Patience patience)
            throws InterruptedException {
        for (var endpoint : endpoints) {
            for (var way : ways) {
                var stranger = Trick.UNSIGNED.message(run.strange(endpoint, 0), Instant.now());
                patience.await(
                        "%s to know endpoint %d".formatted(way.part(), endpoint.number()),
                        () -> isKnown(courier, stranger, way));
            }
        }
    }

    private static boolean isKnown(Courier courier, Message stranger, Way way) {
        try {
            return courier.carry(stranger, way) instanceof Answer.Refused(int status) && status == UNAUTHORIZED;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
