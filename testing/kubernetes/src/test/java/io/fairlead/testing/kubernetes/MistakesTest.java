package io.fairlead.testing.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the tests of the overlays would say if somebody made a mistake. */
class MistakesTest {

    private static final String DEPLOYMENT = """
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: some-service
            spec:
              selector:
                matchLabels: { app.kubernetes.io/name: some-service }
              template:
                metadata:
                  labels: { app.kubernetes.io/name: some-service, app.kubernetes.io/part-of: fairlead }
                spec:
                  serviceAccountName: some
                  containers:
                    - name: service
                      image: registry.example/fairlead/some-service:1
                      ports: [{ name: http, containerPort: 8080 }]
                      env:
                        - { name: FAIRLEAD_SOME, value: '1' }
                      livenessProbe:
                        httpGet: { path: /q/health/live, port: http }
            ---
            apiVersion: v1
            kind: ServiceAccount
            metadata:
              name: some
            ---
            apiVersion: v1
            kind: Service
            metadata:
              name: some-service
            spec:
              selector: { app.kubernetes.io/name: some-service }
              ports: [{ name: http, port: 80, targetPort: http }]
            """;

    private static final Map<String, Set<String>> KNOWN = Map.of("some-service", Set.of("FAIRLEAD_SOME"));

    @Test
    void aGoodOneIsGood() {
        var bundle = Bundle.parse(DEPLOYMENT);

        assertThat(bundle.manifests())
                .noneMatch(manifest -> StrictModel.complaint(manifest).isPresent());
        assertThat(References.dangling(bundle, Map.of())).isEmpty();
        assertThat(Variables.unread(bundle, KNOWN)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/spec, replica",
        "/spec/template/spec, terminationGracePeriodSecond",
        "/spec/template/spec/containers/0, resource",
        "/spec/template/spec/containers/0/ports/0, containerport",
        "/spec/template/spec/containers/0/livenessProbe/httpGet, adress",
        "/spec/template/spec/containers/0/env/0, valueform"
    })
    void aMisspeltFieldIsRefusedWhereverItStands(String where, String field) {
        var bundle = changed(deployment -> ((ObjectNode) deployment.at(where)).put(field, "x"));

        assertThat(StrictModel.complaint(bundle.get("Deployment", "some-service")))
                .hasValueSatisfying(complaint -> assertThat(complaint).contains(field));
    }

    @Test
    void aWrongTypeIsRefused() {
        var bundle = changed(deployment -> ((ObjectNode) deployment.at("/spec")).put("replicas", "many"));

        assertThat(StrictModel.complaint(bundle.get("Deployment", "some-service")))
                .isPresent();
    }

    @Test
    void aSelectorThatMissesItsPodsIsFound() {
        var bundle = changed(deployment -> ((ObjectNode) deployment.at("/spec/template/metadata/labels"))
                .put("app.kubernetes.io/name", "other-service"));

        assertThat(References.dangling(bundle, Map.of()))
                .hasSize(2)
                .anyMatch(line -> line.startsWith("Deployment some-service selects"))
                .anyMatch(line -> line.startsWith("Service some-service selects"));
    }

    @Test
    void aPortThatNobodyListensOnIsFound() {
        var bundle = changed(deployment ->
                ((ObjectNode) deployment.at("/spec/template/spec/containers/0/ports/0")).put("name", "web"));

        assertThat(References.dangling(bundle, Map.of()))
                .containsExactlyInAnyOrder(
                        "Deployment some-service is probed at \"http\"", "Service some-service leads to the port http");
    }

    @Test
    void aSecretThatNobodyBringsIsFound() {
        var bundle = changed(deployment -> ((ObjectNode) deployment.at("/spec/template/spec/containers/0/env/0"))
                .putObject("valueFrom")
                .putObject("secretKeyRef")
                .put("name", "some-service")
                .put("key", "pasword"));

        assertThat(References.dangling(bundle, Map.of("some-service", Set.of("password"))))
                .containsExactly("Deployment some-service reads pasword of the secret some-service");
    }

    @Test
    void aVariableThatNobodyReadsIsFound() {
        var bundle = changed(deployment ->
                ((ObjectNode) deployment.at("/spec/template/spec/containers/0/env/0")).put("name", "FAIRLEAD_SUM"));

        assertThat(Variables.unread(bundle, KNOWN)).containsExactly("Deployment some-service sets FAIRLEAD_SUM");
    }

    private static Bundle changed(Consumer<JsonNode> change) {
        var bundle = Bundle.parse(DEPLOYMENT);
        change.accept(bundle.get("Deployment", "some-service").content());
        return bundle;
    }
}
