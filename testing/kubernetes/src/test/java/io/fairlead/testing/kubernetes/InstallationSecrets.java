package io.fairlead.testing.kubernetes;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toUnmodifiableMap;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairlead.testing.kit.LauncherProgram;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The secrets that an installation has: by name, and in each by key. */
final class InstallationSecrets {

    /** Of infrastructure that docs/deploying.md tells an operator to name. */
    private static final Map<String, Map<String, String>> BROUGHT = Map.of(
            "infrastructure-ca", Map.of("ca.crt", ""),
            "redis", Map.of("password", ""),
            "kafka", Map.of("jaas", ""));

    static final Map<String, Map<String, String>> CONTENT = content();

    static final Map<String, Set<String>> KEYS = CONTENT.entrySet().stream()
            .collect(toUnmodifiableMap(
                    Map.Entry::getKey, secret -> secret.getValue().keySet()));

    private InstallationSecrets() {}

    /** Those, and what {@code ./fairlead cluster secrets} makes up. */
    private static Map<String, Map<String, String>> content() {
        Map<String, Map<String, String>> content = new HashMap<>(BROUGHT);
        try {
            var launcher = new ProcessBuilder(
                            LauncherProgram.command("io.fairlead.deploy.Launcher", "cluster", "secrets"))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            var list = new ObjectMapper().readTree(launcher.getInputStream());
            Manifest.elements(list.path("items"))
                    .forEach(secret -> content.put(
                            secret.at("/metadata/name").asText(),
                            secret.path("stringData")
                                    .propertyStream()
                                    .collect(toMap(Map.Entry::getKey, each -> each.getValue()
                                            .asText()))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return content;
    }
}
