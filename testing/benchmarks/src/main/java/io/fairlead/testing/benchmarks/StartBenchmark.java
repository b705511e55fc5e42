package io.fairlead.testing.benchmarks;

import static io.fairlead.testing.benchmarks.Figures.goal;
import static io.fairlead.testing.benchmarks.Figures.median;
import static io.fairlead.testing.benchmarks.Figures.ratio;
import static io.fairlead.testing.benchmarks.Figures.say;
import static io.fairlead.testing.benchmarks.Figures.spread;

import io.fairlead.deploy.part.Ports;
import io.fairlead.deploy.part.WholeDirectory;
import io.fairlead.testing.benchmarks.process.MeasuredProcess;
import io.fairlead.testing.benchmarks.server.BareProxy;
import io.fairlead.testing.benchmarks.server.PlainUpstream;
import io.fairlead.testing.kit.Tokens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "start",
        mixinStandardHelpOptions = true,
        description = {
            "How long each service takes from its start to the first authenticated answer, alone on the machine, its",
            "database migrated before, beside a bare Vert.x proxy; without and with an AOT cache of the JDK, made as the",
            "image of the service is made."
        })
final class StartBenchmark implements Callable<Integer> {

    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final int GOAL_MILLIS = 1200;
    private static final String ANYTHING = "/api/v1/nothing";

    @Mixin
    private Programs programs = new Programs();

    @Option(names = "--runs", defaultValue = "5", description = "Starts of each kind, in turn (${DEFAULT-VALUE}).")
    private int runs;

    @Option(
            names = "--services",
            split = ",",
            defaultValue = "gateway,connector,sync,webhook,monitoring",
            description = "Which (${DEFAULT-VALUE}).")
    private List<String> services = new ArrayList<>();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path directory = Files.createTempDirectory("fairlead-bench-");
        int upstream = Ports.free(1).getFirst();
        try (var _ =
                MeasuredProcess.program(Programs.own(PlainUpstream.class, upstream), directory.resolve("upstream"))) {
            var bare = bare(upstream, directory);
            List<Starter> ours = services.stream()
                    .map(service -> service(service, upstream, directory))
                    .toList();
            List<Starter> all = Stream.concat(Stream.of(bare), ours.stream()).toList();
            Figures.describeMachine();
            all.forEach(Starter::train);
            for (int i = 0; i < runs; i++) {
                all.forEach(Starter::measure);
            }
            say("%s: start to first answer %s; with AOT cache %s"
                    .formatted(
                            bare.name(),
                            spread(bare.without().millis(), "ms"),
                            spread(bare.with().millis(), "ms")));
            ours.forEach(each -> report(each, bare));
            return 0;
        } finally {
            WholeDirectory.delete(directory);
        }
    }

    private static void report(Starter service, Starter bare) {
        report(service.name(), service.without(), bare.without());
        report(service.name() + " with AOT cache", service.with(), bare.with());
    }

    private static void report(String name, Starter.Starts ours, Starter.Starts bare) {
        say(
                "F11 %s, start to first authenticated answer: %s, %s; %s to the bare proxy; processor time %s, %s; memory then %.0f MiB"
                        .formatted(
                                name,
                                spread(ours.millis(), "ms"),
                                goal(ours.millis(), GOAL_MILLIS, "ms"),
                                ratio(ours.millis(), bare.millis()),
                                spread(ours.cpuMillis(), "ms"),
                                ratio(ours.cpuMillis(), bare.cpuMillis()),
                                median(ours.memory())));
    }

    private Starter bare(int upstream, Path directory) {
        Starter.Begin begin = (port, jvm) ->
                MeasuredProcess.program(programs.peer(BareProxy.class, jvm, port, upstream), directory.resolve("bare"));
        Starter.Await await = (process, port) -> new Readiness(process, port).await(LONGEST);
        return new Starter(
                "bare Vert.x proxy",
                directory.resolve("bare.aot"),
                cache -> {
                    int port = Ports.free(1).getFirst();
                    try (var process = begin.start(port, AotCache.leave(cache))) {
                        await.firstAnswer(process, port);
                    }
                },
                begin,
                await);
    }

    private Starter service(String service, int upstream, Path directory) {
        var program = ServiceProgram.of(service, programs, upstream, directory);
        program.migrate();
        return new Starter(
                program.name(),
                directory.resolve(service + ".aot"),
                program::train,
                program::start,
                (process, port) -> new Readiness(process, port)
                        .await(path(service), expected(service), "Bearer " + token(), LONGEST));
    }

    private static String token() {
        return Tokens.of("school").named("client").viewer();
    }

    /** What a service answers to somebody it knows; those that serve nothing yet say that there is nothing. */
    private static String path(String service) {
        return switch (service) {
            case "gateway", "connector" -> "/api/v1/integrations";
            case "monitoring" -> "/api/v1/calls";
            default -> ANYTHING;
        };
    }

    private static int expected(String service) {
        return path(service).equals(ANYTHING) ? 404 : 200;
    }
}
