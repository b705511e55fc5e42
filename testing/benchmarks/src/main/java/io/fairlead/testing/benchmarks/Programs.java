package io.fairlead.testing.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** How the processes of a benchmark are started: the services as {@code ./fairlead up} starts them. */
final class Programs {

    @Option(
            names = "--suite",
            required = true,
            paramLabel = "<directory>",
            description = "The packaged services, as ./fairlead build leaves them.")
    private Path suite = Path.of(".");

    @Option(
            names = "--heap",
            defaultValue = "192",
            paramLabel = "<MiB>",
            description = "The largest Java heap of everything that is measured (${DEFAULT-VALUE}).")
    private int heap;

    @Option(
            names = "--jvm",
            paramLabel = "<option>",
            description = "A further option of the services' JVM. Repeatable.")
    private List<String> jvm = new ArrayList<>();

    /** A service on this port with this configuration. */
    List<String> service(String name, int port, Map<String, String> configuration, List<String> more) {
        List<String> command = measured();
        command.addAll(jvm);
        command.addAll(more);
        configuration.forEach((key, value) -> command.add("-D%s=%s".formatted(key, value)));
        command.addAll(List.of(
                "-Dquarkus.http.host=localhost",
                "-Dquarkus.http.port=" + port,
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-jar",
                application(name).resolve("quarkus-run.jar").toString()));
        return command;
    }

    /** The provider twins, which only help to measure. */
    List<String> twins(int port, String... options) {
        List<String> command = new ArrayList<>(List.of(
                java(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-cp",
                suite.resolve(Path.of("testing", "simulators", "simulators", "lib", "*"))
                        .toAbsolutePath()
                        .toString(),
                "io.fairlead.testing.simulators.Simulators",
                "--port=" + port));
        command.addAll(List.of(options));
        return command;
    }

    Path application(String service) {
        return suite.resolve(service).resolve("quarkus-app").toAbsolutePath();
    }

    /** A program of this module that is measured beside a service. */
    List<String> peer(Class<?> program, List<String> more, Object... arguments) {
        List<String> command = measured();
        command.addAll(more);
        return program(command, program, arguments);
    }

    /** A program of this module that only helps to measure. */
    static List<String> own(Class<?> program, Object... arguments) {
        return program(new ArrayList<>(List.of(java(), "-Xmx256m", "-XX:+UseSerialGC")), program, arguments);
    }

    private List<String> measured() {
        return new ArrayList<>(List.of(
                java(),
                "-Xmx%dm".formatted(heap),
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"));
    }

    private static List<String> program(List<String> command, Class<?> program, Object... arguments) {
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        return command;
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
