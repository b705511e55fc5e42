package io.fairlead.testing.nativeimage;

import static java.util.stream.Collectors.toUnmodifiableMap;
import static java.util.stream.Collectors.toUnmodifiableSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairlead.testing.kit.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;

/**
 * What Quarkus would hand to native-image for one service.
 *
 * @param ours the suite's own classes by name, as the service has them
 * @param libraries classes of the libraries that no extension of Quarkus looks after
 * @param files of the suite's own, other than classes
 * @param reflective names of the classes that may be used by reflection
 * @param resources patterns of the files that the program takes along
 * @param bundles names of the resource bundles that it takes along
 */
record NativeSources(
        Map<String, ClassModel> ours,
        List<ClassModel> libraries,
        Set<String> files,
        Set<String> reflective,
        List<Pattern> resources,
        Set<String> bundles) {

    /** How names of the suite's own classes and archives begin. */
    static final String OURS = "io.fairlead.";

    private static final ObjectMapper JSON = new ObjectMapper();

    /** {@code ./fairlead test} has them made; without them, as in a plain {@code mvn verify}, the test is skipped. */
    static NativeSources of(String service) {
        try {
            return read(Repository.root().resolve(service).resolve("target"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static NativeSources read(Path target) throws IOException {
        var runner = runner(target);
        var jars = Jar.in(target.resolve("native-sources/lib"));
        List<Jar> ours = new ArrayList<>(List.of(runner));
        jars.stream().filter(jar -> jar.isOf(OURS)).forEach(ours::add);
        var pinned = Libraries.pinned();
        var resources = JSON.readTree(runner.content("META-INF/native-image/resource-config.json"));
        return new NativeSources(
                ours.stream()
                        .flatMap(Jar::classes)
                        .filter(type -> Bytecode.name(type).startsWith(OURS))
                        .collect(toUnmodifiableMap(Bytecode::name, type -> type)),
                jars.stream()
                        .filter(jar -> pinned.stream().anyMatch(jar::isOf))
                        .flatMap(Jar::classes)
                        .toList(),
                ours.stream().flatMap(Jar::files).collect(toUnmodifiableSet()),
                texts(JSON.readTree(runner.content("META-INF/native-image/reflect-config.json")), "name")
                        .collect(toUnmodifiableSet()),
                texts(resources.at("/resources/includes"), "pattern")
                        .map(Pattern::compile)
                        .toList(),
                texts(resources.path("bundles"), "name").collect(toUnmodifiableSet()));
    }

    /** Those of the classes that may not be used by reflection. */
    Set<String> silentOn(Collection<String> classes) {
        return classes.stream().filter(name -> !reflective.contains(name)).collect(toUnmodifiableSet());
    }

    boolean takesAlong(String file) {
        return resources.stream().anyMatch(pattern -> pattern.matcher(file).matches());
    }

    /** Of the build that packaged the service: older ones prove nothing. */
    private static Jar runner(Path target) throws IOException {
        var packaged = Files.getLastModifiedTime(target.resolve("quarkus-app/quarkus-run.jar"));
        for (var jar : Jar.in(target.resolve("native-sources"))) {
            if (Files.getLastModifiedTime(jar.path()).compareTo(packaged) >= 0) {
                return jar;
            }
        }
        throw new TestAbortedException("no native sources: -Dfairlead.native-sources.skip=false makes them");
    }

    private static Stream<String> texts(JsonNode array, String field) {
        return array.valueStream().map(entry -> entry.path(field).asText());
    }
}
