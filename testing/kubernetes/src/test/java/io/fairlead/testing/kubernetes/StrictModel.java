package io.fairlead.testing.kubernetes;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.kubernetes.client.openapi.JSON;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1Ingress;
import io.kubernetes.client.openapi.models.V1Job;
import io.kubernetes.client.openapi.models.V1Namespace;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1ServiceAccount;
import io.kubernetes.client.openapi.models.V2HorizontalPodAutoscaler;
import java.lang.reflect.InvocationTargetException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Kubernetes' own description of its objects, as its Java client has it: unknown fields and wrong types are errors. */
final class StrictModel {

    static {
        // fills the client's own parser
        new JSON();
    }

    private static final Map<String, Class<?>> KINDS = Map.ofEntries(
            Map.entry("v1 Namespace", V1Namespace.class),
            Map.entry("v1 ConfigMap", V1ConfigMap.class),
            Map.entry("v1 Service", V1Service.class),
            Map.entry("v1 ServiceAccount", V1ServiceAccount.class),
            Map.entry("apps/v1 Deployment", V1Deployment.class),
            Map.entry("batch/v1 Job", V1Job.class),
            Map.entry("autoscaling/v2 HorizontalPodAutoscaler", V2HorizontalPodAutoscaler.class),
            Map.entry("policy/v1 PodDisruptionBudget", V1PodDisruptionBudget.class),
            Map.entry("networking.k8s.io/v1 NetworkPolicy", V1NetworkPolicy.class),
            Map.entry("networking.k8s.io/v1 Ingress", V1Ingress.class));

    private StrictModel() {}

    /** What is wrong with it, if anything. */
    static Optional<String> complaint(Manifest manifest) {
        var kind = "%s %s".formatted(manifest.at("/apiVersion").asText(), manifest.kind());
        var model = KINDS.get(kind);
        if (model == null) {
            return Optional.of("%s: nobody has said what a %s is".formatted(manifest, kind));
        }
        try {
            var content = JsonParser.parseString(manifest.content().toString());
            model.getMethod("validateJsonElement", JsonElement.class).invoke(null, content);
            var unused = JSON.getGson().fromJson(content, model);
            return Optional.empty();
        } catch (InvocationTargetException refused) {
            return Optional.of("%s: %s".formatted(manifest, message(refused.getCause())));
        } catch (RuntimeException unreadable) {
            return Optional.of("%s: %s".formatted(manifest, message(unreadable)));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String message(@Nullable Throwable failure) {
        return failure == null ? "" : String.valueOf(failure.getMessage());
    }
}
