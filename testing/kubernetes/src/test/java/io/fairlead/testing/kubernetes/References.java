package io.fairlead.testing.kubernetes;

import static io.fairlead.testing.kubernetes.Manifest.elements;
import static io.fairlead.testing.kubernetes.Manifest.labels;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whether what names something else in the bundle finds it there. */
final class References {

    private final Bundle bundle;
    private final Map<String, Set<String>> secrets;
    private final List<String> dangling = new ArrayList<>();

    private References(Bundle bundle, Map<String, Set<String>> secrets) {
        this.bundle = bundle;
        this.secrets = secrets;
    }

    /**
     * All that lead nowhere.
     *
     * @param secrets what an installation brings along, which is no part of a bundle: keys by name
     */
    static List<String> dangling(Bundle bundle, Map<String, Set<String>> secrets) {
        var references = new References(bundle, secrets);
        bundle.workloads().forEach(references::workload);
        bundle.of("Service").forEach(references::service);
        bundle.of("Ingress").forEach(references::ingress);
        bundle.of("HorizontalPodAutoscaler").forEach(references::autoscaler);
        bundle.of("PodDisruptionBudget").forEach(budget -> references.pods(budget, budget.at("/spec/selector")));
        bundle.of("NetworkPolicy").forEach(references::networkPolicy);
        return references.dangling;
    }

    private void workload(Manifest workload) {
        if (workload.is("Deployment")) {
            var selected = labels(workload.at("/spec/selector/matchLabels"));
            require(
                    !selected.isEmpty() && workload.podLabels().entrySet().containsAll(selected.entrySet()),
                    workload,
                    "selects " + selected + ", which its own pods are not");
        }
        var spec = workload.podSpec();
        elements(spec.path("topologySpreadConstraints"))
                .forEach(spread -> pods(workload, spread.path("labelSelector")));
        var account = spec.path("serviceAccountName");
        require(
                account.isMissingNode()
                        || bundle.find("ServiceAccount", account.asText()).isPresent(),
                workload,
                "runs as the service account " + account.asText());
        elements(spec.path("volumes")).forEach(volume -> volume(workload, volume));
        workload.containers().forEach(container -> container(workload, container));
    }

    private void container(Manifest workload, JsonNode container) {
        var volumes = elements(workload.podSpec().path("volumes"))
                .map(volume -> volume.path("name").asText())
                .collect(Collectors.toSet());
        elements(container.path("volumeMounts"))
                .map(mount -> mount.path("name").asText())
                .forEach(name -> require(volumes.contains(name), workload, "mounts the volume " + name));
        var ports = ports(container).collect(Collectors.toSet());
        Stream.of("startupProbe", "livenessProbe", "readinessProbe")
                .map(probe -> container.path(probe).findPath("port"))
                .filter(port -> !port.isMissingNode())
                .forEach(port -> require(ports.contains(port.asText()), workload, "is probed at " + port));
        elements(container.path("envFrom"))
                .map(source -> source.path("configMapRef").path("name").asText())
                .forEach(name -> configMap(workload, name));
        elements(container.path("env"))
                .map(variable -> variable.at("/valueFrom/secretKeyRef"))
                .filter(JsonNode::isObject)
                .forEach(key -> secret(
                        workload, key.path("name").asText(), key.path("key").asText()));
    }

    private void volume(Manifest workload, JsonNode volume) {
        if (volume.has("configMap")) {
            configMap(workload, volume.at("/configMap/name").asText());
        }
        if (volume.has("secret")) {
            items(workload, volume.at("/secret/secretName").asText(), volume.path("secret"));
        }
        elements(volume.at("/projected/sources"))
                .map(source -> source.path("secret"))
                .forEach(secret -> items(workload, secret.path("name").asText(), secret));
    }

    private void items(Manifest workload, String name, JsonNode secret) {
        secret(workload, name, null);
        elements(secret.path("items"))
                .forEach(item -> secret(workload, name, item.path("key").asText()));
    }

    private void configMap(Manifest workload, String name) {
        require(bundle.find("ConfigMap", name).isPresent(), workload, "reads the config map " + name);
    }

    private void secret(Manifest workload, String name, @Nullable String key) {
        var keys = secrets.getOrDefault(name, Set.of());
        require(
                key == null ? secrets.containsKey(name) : keys.contains(key),
                workload,
                "reads %s of the secret %s".formatted(key == null ? "all" : key, name));
    }

    private void service(Manifest service) {
        var pods =
                bundle.workloadsLabelled(labels(service.at("/spec/selector"))).toList();
        require(pods.size() == 1, service, "selects the pods of " + pods);
        elements(service.at("/spec/ports"))
                .map(port -> port.path("targetPort").asText())
                .forEach(target -> require(
                        pods.stream().allMatch(workload -> hasPort(workload, target)),
                        service,
                        "leads to the port " + target));
    }

    private void ingress(Manifest ingress) {
        elements(ingress.at("/spec/rules"))
                .flatMap(rule -> elements(rule.at("/http/paths")))
                .map(path -> path.at("/backend/service"))
                .forEach(backend -> require(
                        bundle.find("Service", backend.path("name").asText()).stream()
                                .flatMap(service -> elements(service.at("/spec/ports")))
                                .anyMatch(port -> port.path("name").equals(backend.at("/port/name"))),
                        ingress,
                        "leads to " + backend));
    }

    private void autoscaler(Manifest autoscaler) {
        var target = autoscaler.at("/spec/scaleTargetRef");
        require(
                bundle.find(target.path("kind").asText(), target.path("name").asText())
                        .isPresent(),
                autoscaler,
                "scales " + target);
    }

    private void networkPolicy(Manifest policy) {
        pods(policy, policy.at("/spec/podSelector"));
        Stream.of("/spec/ingress", "/spec/egress")
                .flatMap(direction -> elements(policy.at(direction)))
                .flatMap(rule -> Stream.concat(elements(rule.path("from")), elements(rule.path("to"))))
                .filter(peer -> peer.has("podSelector") && !peer.has("namespaceSelector"))
                .forEach(peer -> pods(policy, peer.path("podSelector")));
        var admitted = bundle.workloadsLabelled(labels(policy.at("/spec/podSelector/matchLabels")))
                .toList();
        elements(policy.at("/spec/ingress"))
                .flatMap(rule -> elements(rule.path("ports")))
                .map(port -> port.path("port").asText())
                .forEach(port -> require(
                        admitted.stream().anyMatch(workload -> hasPort(workload, port)),
                        policy,
                        "opens the port " + port));
    }

    private void pods(Manifest selecting, JsonNode selector) {
        var wanted = labels(selector.path("matchLabels"));
        require(bundle.workloadsLabelled(wanted).findAny().isPresent(), selecting, "selects pods labelled " + wanted);
    }

    private void require(boolean there, Manifest from, String where) {
        if (!there) {
            dangling.add("%s %s".formatted(from, where));
        }
    }

    private static boolean hasPort(Manifest workload, String port) {
        return workload.containers().stream().flatMap(References::ports).anyMatch(port::equals);
    }

    private static Stream<String> ports(JsonNode container) {
        return elements(container.path("ports"))
                .flatMap(port -> Stream.of(
                        port.path("name").asText(), port.path("containerPort").asText()));
    }
}
