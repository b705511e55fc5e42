package io.fairlead.chassis.health;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.health.api.Wellness;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Reports what is away without taking the service down for it. */
@Wellness
@ApplicationScoped
class DegradationCheck implements AsyncHealthCheck {

    private final Dependencies dependencies;
    private final HealthConfig config;

    DegradationCheck(Dependencies dependencies, HealthConfig config) {
        this.dependencies = dependencies;
        this.config = config;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return dependencies.states(config.watched()).map(DegradationCheck::response);
    }

    private static HealthCheckResponse response(Map<String, Boolean> states) {
        var response = HealthCheckResponse.named("dependencies").up();
        states.forEach((name, up) -> response.withData(name, Dependency.word(up)));
        var away = states.entrySet().stream()
                .filter(state -> !state.getValue())
                .map(Map.Entry::getKey)
                .collect(Collectors.joining(", "));
        if (!away.isEmpty()) {
            response.withData("degraded", away);
        }
        return response.build();
    }
}
