package io.fairlead.testing.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairlead.testing.kit.Repository;
import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigMappings.ConfigClass;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.Indexer;

/** The variables that a packaged program reads, according to itself. */
final class ServiceSettings {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{(fairlead\\.[a-z0-9.-]+)");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{env:([A-Z0-9_]+)");

    private ServiceSettings() {}

    /**
     * Of a service: what Quarkus' extensions on board document as read at run time, the suite's own
     * {@code @ConfigMapping}s and {@code @ConfigProperty}s, and the expressions in its properties.
     */
    static Set<String> ofService(String name) {
        var application = Repository.root().resolve(name).resolve("target/quarkus-app");
        Set<String> variables = new HashSet<>();
        try {
            var libraries = jars(application.resolve("lib/main"));
            for (var library : libraries) {
                documented(library, variables);
            }
            var ours = Stream.concat(
                            libraries.stream()
                                    .filter(jar -> jar.getFileName().toString().startsWith("io.fairlead")),
                            jars(application.resolve("app")).stream())
                    .toList();
            for (var jar : ours) {
                expressions(jar, variables);
            }
            annotated(ours, libraries, variables);
        } catch (IOException e) {
            throw new UncheckedIOException("package %s first".formatted(name), e);
        }
        return variables;
    }

    /** Of the launcher: what its options take their defaults from. */
    static Set<String> ofLauncher() {
        Set<String> variables = new HashSet<>();
        var classes = Repository.root().resolve("deploy/launcher/target/classes");
        var indexer = new Indexer();
        try (var files = Files.walk(classes)) {
            for (var file :
                    files.filter(path -> path.toString().endsWith(".class")).toList()) {
                try (var content = Files.newInputStream(file)) {
                    indexer.index(content);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("build the launcher first", e);
        }
        annotations(indexer.complete(), "picocli.CommandLine$Option")
                .map(option -> option.value("defaultValue"))
                .filter(value -> value != null)
                .forEach(value ->
                        VARIABLE.matcher(value.asString()).results().forEach(found -> variables.add(found.group(1))));
        return variables;
    }

    /** As SmallRye Config looks for a property in the environment. */
    static String variable(String property) {
        return property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    private static void documented(Path library, Set<String> variables) throws IOException {
        try (var jar = new JarFile(library.toFile())) {
            var model = jar.getEntry("META-INF/quarkus-config-doc/quarkus-config-model.json");
            if (model != null) {
                collect(JSON.readTree(jar.getInputStream(model)), variables);
            }
        }
    }

    private static void collect(JsonNode node, Set<String> variables) {
        var variable = node.at("/path/environmentVariable");
        if (variable.isTextual() && "RUN_TIME".equals(node.path("phase").asText())) {
            variables.add(variable.asText());
        }
        node.forEach(child -> collect(child, variables));
    }

    private static void expressions(Path jarFile, Set<String> variables) throws IOException {
        try (var jar = new JarFile(jarFile.toFile())) {
            for (var name : List.of("application.properties", "META-INF/microprofile-config.properties")) {
                var entry = jar.getEntry(name);
                if (entry != null) {
                    var content = new String(jar.getInputStream(entry).readAllBytes(), StandardCharsets.ISO_8859_1);
                    EXPRESSION.matcher(content).results().forEach(found -> variables.add(variable(found.group(1))));
                }
            }
        }
    }

    private static void annotated(List<Path> ours, List<Path> libraries, Set<String> variables) throws IOException {
        var indexer = new Indexer();
        for (var jarFile : ours) {
            try (var jar = new JarFile(jarFile.toFile())) {
                for (var entry :
                        jar.stream().filter(e -> e.getName().endsWith(".class")).toList()) {
                    indexer.index(jar.getInputStream(entry));
                }
            }
        }
        var index = indexer.complete();
        annotations(index, "org.eclipse.microprofile.config.inject.ConfigProperty")
                .map(property -> property.value("name"))
                .filter(name -> name != null)
                .forEach(name -> variables.add(variable(name.asString())));
        var urls = Stream.concat(ours.stream(), libraries.stream())
                .map(ServiceSettings::url)
                .toArray(URL[]::new);
        try (var loader = new URLClassLoader(urls, ServiceSettings.class.getClassLoader())) {
            for (var mapping :
                    annotations(index, "io.smallrye.config.ConfigMapping").toList()) {
                var type = loader.loadClass(mapping.target().asClass().name().toString());
                ConfigMappings.getProperties(ConfigClass.configClass(type))
                        .keySet()
                        .forEach(property -> variables.add(variable(property)));
            }
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Stream<AnnotationInstance> annotations(IndexView index, String name) {
        return index.getAnnotations(name).stream();
    }

    private static List<Path> jars(Path directory) throws IOException {
        try (var files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".jar")).toList();
        }
    }

    private static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
