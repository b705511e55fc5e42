package io.fairlead.chassis.health;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready means that the service can do its main job now. */
@Readiness
@ApplicationScoped
class MainJobCheck implements AsyncHealthCheck {

    private final Dependencies dependencies;
    private final List<String> needs;

    MainJobCheck(Dependencies dependencies, HealthConfig config) {
        this.dependencies = dependencies;
        this.needs = config.readyNeeds().orElse(List.of());
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        if (needs.isEmpty()) {
            return Uni.createFrom().item(HealthCheckResponse.up("main-job"));
        }
        var asked = needs.stream().map(dependencies::isMet).toList();
        return Uni.join().all(asked).andFailFast().map(this::response);
    }

    private HealthCheckResponse response(List<Boolean> met) {
        var response = HealthCheckResponse.named("main-job").status(!met.contains(false));
        for (int each = 0; each < needs.size(); each++) {
            response.withData(needs.get(each), Dependency.word(met.get(each)));
        }
        return response.build();
    }
}
