package io.fairlead.testing.kubernetes;

import static io.fairlead.testing.kubernetes.Manifest.elements;
import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairlead.testing.kit.LauncherProgram;
import io.fairlead.testing.kit.Repository;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What the containers of a bundle start, as processes of this machine: with their arguments and variables, and with their
 * secrets as files where they would be mounted.
 *
 * @param secrets by name, and in each by key
 * @param surroundings variables that say where things are, instead of the bundle's own
 * @param directory for mounted files
 */
record Installation(
        Bundle bundle, Map<String, Map<String, String>> secrets, Map<String, String> surroundings, Path directory) {

    Process start(String kind, String name, Map<String, String> variables) throws IOException {
        var workload = bundle.get(kind, name);
        var container = workload.containers().getFirst();
        var mounts = mount(workload, container);
        var builder = new ProcessBuilder(command(container, mounts))
                .redirectErrorStream(true)
                .redirectOutput(log(name).toFile());
        var environment = builder.environment();
        environment(container).forEach((variable, value) -> environment.put(variable, moved(value, mounts)));
        environment.putAll(surroundings);
        environment.putAll(variables);
        return builder.start();
    }

    static Path log(String workload) {
        return Path.of("target", "%s.log".formatted(workload)).toAbsolutePath();
    }

    private static List<String> command(JsonNode container, Map<String, String> mounts) {
        var program = Variables.program(container);
        if (program.equals("launcher")) {
            var arguments = elements(container.path("args")).map(argument -> moved(argument.asText(), mounts));
            return LauncherProgram.command("io.fairlead.deploy.Launcher", arguments.toArray(String[]::new));
        }
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-jar",
                Repository.root()
                        .resolve(program)
                        .resolve("target/quarkus-app/quarkus-run.jar")
                        .toString());
    }

    private Map<String, String> environment(JsonNode container) {
        Map<String, String> environment = new HashMap<>();
        elements(container.path("envFrom"))
                .map(source -> source.at("/configMapRef/name").asText())
                .flatMap(name -> bundle.get("ConfigMap", name).at("/data").properties().stream())
                .forEach(entry ->
                        environment.put(entry.getKey(), entry.getValue().asText()));
        elements(container.path("env"))
                .forEach(variable -> environment.put(variable.path("name").asText(), value(variable)));
        return environment;
    }

    private String value(JsonNode variable) {
        var key = variable.at("/valueFrom/secretKeyRef");
        return key.isObject()
                ? secret(key.path("name"), key.path("key"))
                : variable.path("value").asText();
    }

    private String secret(JsonNode name, JsonNode key) {
        return requireNonNull(
                requireNonNull(secrets.get(name.asText()), name.asText()).get(key.asText()), key.asText());
    }

    /** Where the container's secrets lie here, by where it would have them. */
    private Map<String, String> mount(Manifest workload, JsonNode container) throws IOException {
        Map<String, String> mounts = new HashMap<>();
        for (var mounted : elements(container.path("volumeMounts")).toList()) {
            var volume = elements(workload.podSpec().path("volumes"))
                    .filter(each -> each.path("name").equals(mounted.path("name")))
                    .findFirst()
                    .orElseThrow();
            var place = Files.createDirectories(directory
                    .resolve(workload.name())
                    .resolve(volume.path("name").asText()));
            var projected = elements(volume.at("/projected/sources")).map(source -> source.path("secret"));
            for (var secret :
                    Stream.concat(Stream.of(volume.path("secret")), projected).toList()) {
                write(secret, place);
            }
            mounts.put(mounted.path("mountPath").asText(), place.toString());
        }
        return mounts;
    }

    private void write(JsonNode secret, Path place) throws IOException {
        var name = secret.has("secretName") ? secret.path("secretName") : secret.path("name");
        if (!secret.has("items")) {
            for (var content : secrets.getOrDefault(name.asText(), Map.of()).entrySet()) {
                Files.writeString(place.resolve(content.getKey()), content.getValue(), StandardCharsets.UTF_8);
            }
        }
        for (var item : elements(secret.path("items")).toList()) {
            var file = place.resolve(item.path("path").asText());
            Files.createDirectories(file.getParent());
            Files.writeString(file, secret(name, item.path("key")), StandardCharsets.UTF_8);
        }
    }

    private static String moved(String text, Map<String, String> mounts) {
        return mounts.entrySet().stream()
                .filter(mount -> (text + "/").startsWith(mount.getKey() + "/"))
                .map(mount -> mount.getValue() + text.substring(mount.getKey().length()))
                .findFirst()
                .orElse(text);
    }
}
