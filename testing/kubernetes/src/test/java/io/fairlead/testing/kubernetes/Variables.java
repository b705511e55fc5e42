package io.fairlead.testing.kubernetes;

import static io.fairlead.testing.kubernetes.Manifest.elements;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether every variable that the bundle sets is read by what it is set for. */
final class Variables {

    /** Read by the JVM and by the configuration itself. */
    private static final Set<String> OF_THE_PLATFORM =
            Set.of("JAVA_TOOL_OPTIONS", "SMALLRYE_CONFIG_SOURCE_FILE_LOCATIONS");

    private Variables() {}

    /**
     * Those that nobody reads. What a config map sets for many containers has to be read by one of them; what is set for
     * a container, or is a file in its folder of settings, by that container.
     *
     * @param known the variables of each program, by the name of its image
     */
    static List<String> unread(Bundle bundle, Map<String, Set<String>> known) {
        List<String> unread = new ArrayList<>();
        Set<String> shared = new HashSet<>();
        bundle.workloads().filter(Manifest::isOurs).forEach(workload -> {
            for (var container : workload.containers()) {
                var read = known.getOrDefault(program(container), Set.of());
                shared.addAll(read);
                set(workload, container).stream()
                        .filter(variable -> !OF_THE_PLATFORM.contains(variable) && !read.contains(variable))
                        .forEach(variable -> unread.add("%s sets %s".formatted(workload, variable)));
            }
        });
        bundle.of("ConfigMap")
                .flatMap(map -> map.at("/data").properties().stream().map(Map.Entry::getKey))
                .filter(name -> !name.endsWith(".json"))
                .filter(variable -> !OF_THE_PLATFORM.contains(variable) && !shared.contains(variable))
                .forEach(variable -> unread.add("a config map sets " + variable));
        return unread;
    }

    /** The last part of its image's name. */
    static String program(JsonNode container) {
        var image = container.path("image").asText();
        return image.substring(image.lastIndexOf('/') + 1).replaceFirst(":.*", "");
    }

    private static Set<String> set(Manifest workload, JsonNode container) {
        var variables = elements(container.path("env"))
                .map(variable -> variable.path("name").asText())
                .collect(Collectors.toSet());
        elements(workload.podSpec().path("volumes"))
                .flatMap(volume -> elements(volume.at("/secret/items")))
                .map(item -> item.path("path").asText())
                .filter(file -> file.startsWith("fairlead.") || file.startsWith("quarkus."))
                .map(ServiceSettings::variable)
                .forEach(variables::add);
        return variables;
    }
}
