package io.fairlead.connector;

import io.fairlead.testing.simulators.Simulators;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The provider twins, on a port of their own, which the platform of the test allows. */
public class Twins implements QuarkusTestResourceLifecycleManager {
    private static @Nullable Simulators running;

    @Override
    public Map<String, String> start() {
        running = Simulators.start(0);
        return Map.of(
                "fairlead.outbound.allowed-origins",
                baseUrl(),
                "fairlead.connectors",
                System.getProperty("fairlead.root") + "/connectors");
    }

    @Override
    public void stop() {
        if (running != null) running.close();
    }

    public static String baseUrl() {
        return Objects.requireNonNull(running, "the twins are not running").baseUrl();
    }
}
