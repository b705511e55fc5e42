package io.fairlead.testing.kubernetes;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairlead.testing.kit.LauncherProgram;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Keys of the secrets that an installation has, by name. */
final class InstallationSecrets {

    /** Of infrastructure that docs/deploying.md tells an operator to name. */
    private static final Map<String, Set<String>> BROUGHT = Map.of(
            "infrastructure-ca", Set.of("ca.crt"),
            "redis", Set.of("password"),
            "kafka", Set.of("jaas"));

    static final Map<String, Set<String>> KEYS = keys();

    private InstallationSecrets() {}

    /** Those, and what {@code ./fairlead cluster secrets} makes up. */
    private static Map<String, Set<String>> keys() {
        Map<String, Set<String>> keys = new HashMap<>(BROUGHT);
        try {
            var launcher = new ProcessBuilder(
                            LauncherProgram.command("io.fairlead.deploy.Launcher", "cluster", "secrets"))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            var list = new ObjectMapper().readTree(launcher.getInputStream());
            Manifest.elements(list.path("items"))
                    .forEach(secret -> keys.put(
                            secret.at("/metadata/name").asText(),
                            secret.path("stringData")
                                    .propertyStream()
                                    .map(Map.Entry::getKey)
                                    .collect(Collectors.toSet())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return keys;
    }
}
