package io.fairlead.testing.benchmarks;

import static io.fairlead.testing.benchmarks.Figures.goal;
import static io.fairlead.testing.benchmarks.Figures.median;
import static io.fairlead.testing.benchmarks.Figures.ratio;
import static io.fairlead.testing.benchmarks.Figures.say;
import static io.fairlead.testing.benchmarks.Figures.spread;

import io.fairlead.deploy.part.Ports;
import io.fairlead.deploy.part.WholeDirectory;
import io.fairlead.testing.benchmarks.load.LoadGenerator;
import io.fairlead.testing.benchmarks.load.LoadProcess;
import io.fairlead.testing.benchmarks.process.MeasuredProcess;
import io.fairlead.testing.benchmarks.server.BareProxy;
import io.fairlead.testing.benchmarks.server.PlainUpstream;
import io.fairlead.testing.kit.Tokens;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "gateway",
        mixinStandardHelpOptions = true,
        description = {
            "What a request costs the gateway: token, role, limits in Redis, forward, with metrics and access log on,",
            "beside a bare Vert.x proxy that does nothing of it. Issuer, upstream and load are the benchmark's own."
        })
final class GatewayBenchmark implements Callable<Integer> {

    private static final int GOAL_CPU_MICROS = 60;
    private static final int GOAL_ADDED_MILLIS = 3;
    /** 0.6 of what Spring Cloud Gateway took under the same load with the same heap. */
    private static final int GOAL_MEMORY_MIB = 287;

    private static final String PATH = "/api/v1/integrations";
    private static final Duration STARTS_WITHIN = Duration.ofSeconds(60);
    private static final Duration TOKENS_LAST = Duration.ofHours(1);

    @Mixin
    private Programs programs = new Programs();

    @Option(
            names = "--warm-up",
            defaultValue = "60",
            description = "Seconds of load for each first (${DEFAULT-VALUE}).")
    private int warmUp;

    @Option(names = "--rounds", defaultValue = "5", description = "Rounds of each, in turn (${DEFAULT-VALUE}).")
    private int rounds;

    @Option(names = "--seconds", defaultValue = "8", description = "The length of a round (${DEFAULT-VALUE}).")
    private int seconds;

    @Option(names = "--connections", defaultValue = "64", description = "Kept open at once (${DEFAULT-VALUE}).")
    private int connections;

    @Option(names = "--rate", defaultValue = "2000", description = "Requests a second for latency (${DEFAULT-VALUE}).")
    private int rate;

    @Option(names = "--tokens", defaultValue = "100", description = "Different clients (${DEFAULT-VALUE}).")
    private int tokens;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path directory = Files.createTempDirectory("fairlead-bench-");
        try {
            measure(directory);
            return 0;
        } finally {
            WholeDirectory.delete(directory);
        }
    }

    private void measure(Path directory) throws IOException, InterruptedException {
        List<Integer> ports = Ports.free(3);
        int upstreamPort = ports.get(0);
        int proxyPort = ports.get(1);
        int gatewayPort = ports.get(2);
        var service =
                ServiceProgram.of("gateway", programs, upstreamPort, directory).with(unlimited());
        service.migrate();
        Path cache = directory.resolve("gateway.aot");
        service.train(cache);
        Path clients = Files.write(directory.resolve("tokens"), signed());
        try (var upstream = program(Programs.own(PlainUpstream.class, upstreamPort), directory.resolve("upstream"));
                var proxy = program(
                        programs.peer(BareProxy.class, List.of(), proxyPort, upstreamPort),
                        directory.resolve("proxy"));
                var gateway = service.start(gatewayPort, AotCache.use(cache));
                var load = new LoadProcess(
                        program(Programs.own(LoadGenerator.class, clients), directory.resolve("load")))) {
            new Readiness(gateway, gatewayPort).await(STARTS_WITHIN);
            var us = new Contender("gateway", gateway, target(gatewayPort));
            var bare = new Contender("bare Vert.x proxy", proxy, target(proxyPort));
            var direct = new Contender("upstream itself", upstream, target(upstreamPort));
            Figures.describeMachine();
            race(load, us, bare, direct);
            report(us, bare, direct);
        }
    }

    private void race(LoadProcess load, Contender us, Contender bare, Contender direct) {
        List.of(us, bare).forEach(each -> each.warmUp(load, connections, Duration.ofSeconds(warmUp)));
        Duration round = Duration.ofSeconds(seconds);
        for (int i = 0; i < rounds; i++) {
            List.of(us, bare).forEach(each -> each.measureWork(load, connections, round));
        }
        for (int i = 0; i < rounds; i++) {
            List.of(us, bare, direct).forEach(each -> each.measureLatency(load, connections, rate, round));
        }
    }

    private void report(Contender us, Contender bare, Contender direct) {
        say("F1 CPU per request: gateway %s, %s; %s %s; %s"
                .formatted(
                        spread(us.cpuMicros(), "µs"),
                        goal(us.cpuMicros(), GOAL_CPU_MICROS, "µs"),
                        bare.name(),
                        spread(bare.cpuMicros(), "µs"),
                        ratio(us.cpuMicros(), bare.cpuMicros())));
        say("F2 throughput, %d connections: gateway %s; %s %s; %s"
                .formatted(
                        connections,
                        spread(us.perSecond(), "requests/s"),
                        bare.name(),
                        spread(bare.perSecond(), "requests/s"),
                        ratio(us.perSecond(), bare.perSecond())));
        var added = List.of(median(us.tailMillis()) - median(direct.tailMillis()));
        say("F3 p99 at %d requests/s: gateway %s; %s %s; %s %s; added %.1f ms, %s"
                .formatted(
                        rate,
                        spread(us.tailMillis(), "ms"),
                        bare.name(),
                        spread(bare.tailMillis(), "ms"),
                        direct.name(),
                        spread(direct.tailMillis(), "ms"),
                        median(added),
                        goal(added, GOAL_ADDED_MILLIS, "ms")));
        var memory = List.of(us.memory());
        say("F12 resident memory after load: gateway %.0f MiB, %s; %s %.0f MiB; %s"
                .formatted(
                        us.memory(),
                        goal(memory, GOAL_MEMORY_MIB, "MiB"),
                        bare.name(),
                        bare.memory(),
                        ratio(memory, List.of(bare.memory()))));
    }

    /** The one thing that is not as in production: nobody is to reach a limit. */
    private static Map<String, String> unlimited() {
        Map<String, String> configuration = new HashMap<>();
        for (String limit : List.of("client", "tenant")) {
            configuration.put("fairlead.gateway.limit.%s.per-second".formatted(limit), "1000000");
            configuration.put("fairlead.gateway.limit.%s.burst".formatted(limit), "1000000");
        }
        return configuration;
    }

    private List<String> signed() {
        long end = Instant.now().plus(TOKENS_LAST).getEpochSecond();
        return IntStream.range(0, tokens)
                .mapToObj(number -> Tokens.of("school")
                        .with("exp", end)
                        .named("client-" + number)
                        .viewer())
                .toList();
    }

    private static MeasuredProcess program(List<String> command, Path log) {
        return MeasuredProcess.program(command, log);
    }

    private static URI target(int port) {
        return URI.create("http://localhost:" + port + PATH);
    }
}
