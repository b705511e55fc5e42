package io.fairlead.testing.kubernetes;

import static io.fairlead.testing.kubernetes.Manifest.elements;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairlead.deploy.settings.Service;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an installation that people rely on has, and one for trying need not have. */
class ProductionTest {

    private static final Pattern SECRET = Pattern.compile(".*(PASSWORD|SECRET|JAAS|TOKEN|KEY)");

    private final Bundle bundle = Kustomize.overlay("production");

    @ParameterizedTest
    @EnumSource
    void everyServiceIsScaledAndLosesOnePodAtATime(Service service) {
        var name = service.longName();

        var scaled = bundle.get("HorizontalPodAutoscaler", name).at("/spec");
        assertThat(scaled.at("/scaleTargetRef/name").asText()).isEqualTo(name);
        assertThat(scaled.path("minReplicas").asInt()).isGreaterThanOrEqualTo(2);
        assertThat(bundle.get("Deployment", name).at("/spec").has("replicas")).isFalse();

        var kept = bundle.get("PodDisruptionBudget", name).at("/spec");
        assertThat(Manifest.labels(kept.at("/selector/matchLabels"))).containsEntry("app.kubernetes.io/name", name);
        assertThat(kept.path("maxUnavailable").asInt()).isEqualTo(1);
    }

    @Test
    void infrastructureIsReachedOverTls() {
        var settings = settings();

        assertThat(settings.path("FAIRLEAD_DATABASE_TLS").asText()).isEqualTo("verify-full");
        assertThat(settings.path("FAIRLEAD_KAFKA_PROTOCOL").asText()).isEqualTo("SASL_SSL");
        assertThat(settings.path("FAIRLEAD_REDIS_URL").asText()).startsWith("rediss://");
        assertThat(settings.path("FAIRLEAD_OIDC_ISSUER").asText()).startsWith("https://");
    }

    @Test
    void secretsAreNamedAndNeverSaid() {
        var said = bundle.workloads()
                .flatMap(workload -> workload.containers().stream())
                .flatMap(container -> elements(container.path("env")))
                .filter(variable -> variable.has("value"))
                .map(variable -> variable.path("name").asText());

        assertThat(bundle.of("Secret")).isEmpty();
        assertThat(Stream.concat(said, settings().properties().stream().map(Map.Entry::getKey)))
                .noneMatch(variable -> SECRET.matcher(variable).matches());
    }

    @Test
    void ingressIsEncrypted() {
        assertThat(bundle.get("Ingress", "fairlead")
                        .at("/spec/tls/0/secretName")
                        .asText())
                .isNotEmpty();
    }

    /** A provider is told an address that begins with it, and nobody notices a wrong one but by what does not come. */
    @Test
    void theAddressThatIsToldToOthersIsThatOfTheIngress() {
        var host = bundle.get("Ingress", "fairlead").at("/spec/rules/0/host").asText();

        assertThat(settings().path("FAIRLEAD_PUBLIC_URL").asText()).isEqualTo("https://" + host);
    }

    private JsonNode settings() {
        return bundle.of("ConfigMap").findFirst().orElseThrow().at("/data");
    }
}
