package io.fairlead.connector;

import io.fairlead.testing.simulators.Simulators;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The provider twins, and a provider a test plays itself, on ports of their own, which the platform of the test allows. */
public class Twins implements QuarkusTestResourceLifecycleManager {
    private static @Nullable Simulators running;
    private static @Nullable ScriptedProvider scripted;

    @Override
    public Map<String, String> start() {
        running = Simulators.start(0);
        scripted = ScriptedProvider.start();
        return Map.of(
                "fairlead.outbound.allowed-origins",
                baseUrl() + "," + scripted().baseUrl(),
                "fairlead.connectors",
                System.getProperty("fairlead.root") + "/connectors");
    }

    @Override
    public void stop() {
        if (running != null) running.close();
        if (scripted != null) scripted.close();
    }

    /** The provider that does what a test tells it to. */
    public static ScriptedProvider scripted() {
        return Objects.requireNonNull(scripted, "the twins are not running");
    }

    public static String baseUrl() {
        return Objects.requireNonNull(running, "the twins are not running").baseUrl();
    }

    /** An integration with Stripe's twin. */
    public static String stripe(String name) {
        return """
                {"name":"%s","connector":"stripe","settings":{"base-url":"%s/stripe"},
                 "credentials":{"api-key":"sk_test_school_demo"}}""".formatted(name, baseUrl());
    }
}
