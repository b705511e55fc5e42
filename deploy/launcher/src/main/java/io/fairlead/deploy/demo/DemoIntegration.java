package io.fairlead.deploy.demo;

import java.net.URI;
import java.util.List;
import java.util.Map;

/** An integration the demonstration creates, connected to a twin. */
record DemoIntegration(String name, Map<String, String> settings, Map<String, String> credentials) {

    DemoIntegration {
        settings = Map.copyOf(settings);
        credentials = Map.copyOf(credentials);
    }

    static List<DemoIntegration> ofSchool(URI twins) {
        return List.of(oneroster(twins), stripe(twins, "sk_test_school_demo"), juso(twins));
    }

    static List<DemoIntegration> ofLaw(URI twins) {
        return List.of(stripe(twins, "sk_test_law_demo"));
    }

    /** As the API takes it. The connector has the same name. */
    Map<String, Object> body() {
        return Map.of("name", name, "connector", name, "settings", settings, "credentials", credentials);
    }

    private static DemoIntegration oneroster(URI twins) {
        return new DemoIntegration(
                "oneroster",
                Map.of(
                        "base-url",
                                twins.resolve("/oneroster/ims/oneroster/rostering/v1p2")
                                        .toString(),
                        "token-url", twins.resolve("/oneroster/oauth/token").toString()),
                Map.of("client-id", "demo-client", "client-secret", "demo-secret"));
    }

    private static DemoIntegration stripe(URI twins, String key) {
        return new DemoIntegration(
                "stripe", Map.of("base-url", twins.resolve("/stripe").toString()), Map.of("api-key", key));
    }

    private static DemoIntegration juso(URI twins) {
        return new DemoIntegration(
                "juso",
                Map.of("base-url", twins.resolve("/juso").toString()),
                Map.of("confirm-key", "demo-confirm-key"));
    }
}
