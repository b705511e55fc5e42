package io.fairlead.testing.kubernetes;

import static io.fairlead.testing.kubernetes.Manifest.elements;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.deploy.settings.Service;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@ValueSource(strings = {"dev", "production"})
class OverlayTest {

    private static final Map<String, Set<String>> KNOWN_VARIABLES = knownVariables();

    private final Bundle bundle;

    OverlayTest(String overlay) {
        bundle = Kustomize.overlay(overlay);
    }

    @Test
    void hasOneDeploymentForEachService() {
        assertThat(bundle.of("Deployment").filter(Manifest::isOurs).map(Manifest::name))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Service.values()).map(Service::longName).toList());
    }

    @Test
    void everyManifestHasOnlyFieldsThatKubernetesKnows() {
        assertThat(bundle.manifests().stream().map(StrictModel::complaint).flatMap(Optional::stream))
                .isEmpty();
    }

    @Test
    void nothingIsThereTwice() {
        assertThat(bundle.manifests().stream().map(Manifest::toString)).doesNotHaveDuplicates();
    }

    @Test
    void everythingIsInOneNamespace() {
        var namespace = bundle.of("Namespace").map(Manifest::name).toList();
        assertThat(namespace).hasSize(1);
        assertThat(bundle.manifests().stream()
                        .filter(manifest -> !manifest.is("Namespace"))
                        .map(manifest -> manifest.at("/metadata/namespace").asText()))
                .containsOnly(namespace.getFirst());
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        assertThat(References.dangling(bundle, InstallationSecrets.KEYS)).isEmpty();
    }

    @Test
    void everyVariableIsReadByWhatItIsSetFor() {
        assertThat(Variables.unread(bundle, KNOWN_VARIABLES)).isEmpty();
    }

    @Test
    void everyPodIsConfined() {
        assertThat(bundle.workloads()
                        .filter(Manifest::isOurs)
                        .flatMap(workload -> Confinement.breaches(workload).stream()))
                .isEmpty();
    }

    @Test
    void aChangeOfConfigurationRollsThePods() {
        assertThat(bundle.of("ConfigMap").map(Manifest::name)).allMatch(name -> name.matches("[a-z]+-[a-z0-9]{10}"));
    }

    @Test
    void onlyTheApiIsReachedFromOutside() {
        assertThat(bundle.of("Ingress")
                        .flatMap(ingress -> elements(ingress.at("/spec/rules")))
                        .flatMap(rule -> elements(rule.at("/http/paths")))
                        .map(path -> path.path("path").asText()))
                .containsOnly("/api");
        assertThat(bundle.of("Service").map(service -> service.at("/spec/type").asText()))
                .containsOnly("");
    }

    @Test
    void whatIsNotAllowedIsRefused() {
        var all = bundle.get("NetworkPolicy", "default-deny").at("/spec");
        assertThat(all.path("podSelector")).isEmpty();
        assertThat(elements(all.path("policyTypes")).map(type -> type.asText())).containsExactly("Ingress", "Egress");
        assertThat(all.has("ingress") || all.has("egress")).isFalse();
    }

    @Test
    void onlyConnectorServiceReachesTheWorldAndNoPrivateNetwork() {
        var policy = bundle.get("NetworkPolicy", "to-providers");
        assertThat(bundle.workloadsLabelled(Manifest.labels(policy.at("/spec/podSelector/matchLabels")))
                        .map(Manifest::name))
                .containsExactly("connector-service");
        var excepted = elements(policy.at("/spec/egress/0/to/0/ipBlock/except"))
                .map(network -> network.asText())
                .toList();
        assertThat(excepted)
                .contains(
                        "10.0.0.0/8",
                        "100.64.0.0/10",
                        "127.0.0.0/8",
                        "169.254.0.0/16",
                        "172.16.0.0/12",
                        "192.168.0.0/16");
    }

    /** A rule without addresses leads everywhere; only infrastructure may be said by port alone, and never by port 443. */
    @Test
    void noOtherRuleLeadsOutOnAnyPort() {
        var everywhere = bundle.of("NetworkPolicy")
                .flatMap(policy -> elements(policy.at("/spec/egress")))
                .filter(rule -> !rule.has("to"))
                .flatMap(rule -> elements(rule.path("ports")))
                .map(port -> port.path("port").asInt());
        assertThat(everywhere).isSubsetOf(List.of(5432, 9093, 6379));
    }

    @Test
    void ourImagesHaveAVersion() {
        assertThat(bundle.workloads()
                        .flatMap(workload -> workload.containers().stream())
                        .map(container -> container.path("image").asText()))
                .allMatch(image -> image.matches(".+:[0-9][0-9a-z.-]*"));
    }

    @Test
    void whatPreparesAnInstallationCanBeAppliedFirst() {
        var first = new Bundle(bundle.manifests().stream()
                .filter(manifest -> "prepare"
                        .equals(manifest.at("/metadata/labels/fairlead.dev~1step")
                                .asText()))
                .filter(manifest -> !manifest.is("NetworkPolicy"))
                .toList());

        assertThat(first.of("Job").toList()).isEqualTo(bundle.of("Job").toList());
        assertThat(References.dangling(first, InstallationSecrets.KEYS)).isEmpty();
    }

    private static Map<String, Set<String>> knownVariables() {
        Map<String, Set<String>> known = new HashMap<>();
        for (var service : Service.values()) {
            known.put(service.longName(), ServiceSettings.ofService(service.longName()));
        }
        known.put("launcher", ServiceSettings.ofLauncher());
        return known;
    }
}
