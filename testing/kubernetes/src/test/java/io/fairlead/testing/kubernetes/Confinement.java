package io.fairlead.testing.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** What every pod of the suite keeps to. */
final class Confinement {

    private record Rule(String meaning, Predicate<Manifest> holds) {}

    private static final List<Rule> OF_PODS = List.of(
            new Rule(
                    "runs as nobody special",
                    pod -> pod.podSpec().at("/securityContext/runAsNonRoot").asBoolean()),
            new Rule("has no token of the cluster", pod -> isFalse(pod.podSpec().path("automountServiceAccountToken"))),
            new Rule("keeps to the runtime's system calls", pod -> "RuntimeDefault"
                    .equals(pod.podSpec()
                            .at("/securityContext/seccompProfile/type")
                            .asText())),
            new Rule(
                    "cannot gain privileges",
                    pod -> all(pod, c -> isFalse(c.at("/securityContext/allowPrivilegeEscalation")))),
            new Rule(
                    "drops all capabilities",
                    pod -> all(pod, c -> "ALL"
                            .equals(c.at("/securityContext/capabilities/drop/0").asText()))),
            new Rule(
                    "reads its own file system only",
                    pod -> all(pod, c -> c.at("/securityContext/readOnlyRootFilesystem")
                            .asBoolean())),
            new Rule("writes to /tmp", pod -> all(pod, Confinement::writesToTmp)),
            new Rule(
                    "says what it needs and no more",
                    pod -> all(
                            pod,
                            c -> c.at("/resources/requests").has("cpu")
                                    && c.at("/resources/requests").has("memory")
                                    && c.at("/resources/requests/memory").equals(c.at("/resources/limits/memory")))),
            new Rule(
                    "bounds its heap by its memory",
                    pod -> all(pod, c -> c.toString().contains("-XX:MaxRAMPercentage="))),
            new Rule("mounts secrets to read", pod -> all(pod, Confinement::secretsAreReadOnly)));

    private static final List<Rule> OF_SERVICES = List.of(
            new Rule(
                    "starts and lives without looking at others",
                    service -> all(
                            service,
                            c -> isProbed(c, "startupProbe", "/q/health/live")
                                    && isProbed(c, "livenessProbe", "/q/health/live"))),
            new Rule(
                    "is ready when it can do its main job",
                    service -> all(service, c -> isProbed(c, "readinessProbe", "/q/health/ready"))),
            new Rule(
                    "hears of its end in time",
                    service -> all(
                            service,
                            c -> c.at("/lifecycle/preStop/sleep/seconds").asInt() > 0)),
            new Rule(
                    "has the time to end",
                    service -> service.podSpec()
                                    .path("terminationGracePeriodSeconds")
                                    .asInt()
                            >= 55),
            new Rule(
                    "is spread over machines and zones",
                    service ->
                            service.podSpec().path("topologySpreadConstraints").size() == 2),
            new Rule("is replaced without a gap", service -> service.at("/spec/strategy/rollingUpdate/maxUnavailable")
                    .asText()
                    .equals("0")));

    private Confinement() {}

    static List<String> breaches(Manifest workload) {
        List<Rule> rules = new ArrayList<>(OF_PODS);
        if (workload.is("Deployment")) {
            rules.addAll(OF_SERVICES);
        }
        return rules.stream()
                .filter(rule -> !rule.holds().test(workload))
                .map(rule -> "%s: not so: %s".formatted(workload, rule.meaning()))
                .toList();
    }

    private static boolean all(Manifest workload, Predicate<JsonNode> rule) {
        return !workload.containers().isEmpty()
                && workload.containers().stream().allMatch(rule);
    }

    private static boolean isFalse(JsonNode node) {
        return node.isBoolean() && !node.asBoolean();
    }

    private static boolean isProbed(JsonNode container, String probe, String path) {
        return container.path(probe).at("/httpGet/path").asText().equals(path);
    }

    private static boolean writesToTmp(JsonNode container) {
        return Manifest.elements(container.path("volumeMounts"))
                .anyMatch(mount -> mount.path("mountPath").asText().equals("/tmp"));
    }

    private static boolean secretsAreReadOnly(JsonNode container) {
        return Manifest.elements(container.path("volumeMounts"))
                .filter(mount -> mount.path("mountPath").asText().startsWith("/run/secrets"))
                .allMatch(mount -> mount.path("readOnly").asBoolean());
    }
}
