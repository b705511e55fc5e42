package io.fairlead.testing.benchmarks;

import static io.fairlead.testing.benchmarks.Figures.goal;
import static io.fairlead.testing.benchmarks.Figures.goalAtLeast;
import static io.fairlead.testing.benchmarks.Figures.ratio;
import static io.fairlead.testing.benchmarks.Figures.say;
import static io.fairlead.testing.benchmarks.Figures.spread;

import io.fairlead.contracts.topic.Topics;
import io.fairlead.deploy.part.Ports;
import io.fairlead.deploy.part.WholeDirectory;
import io.fairlead.testing.benchmarks.load.LoadProcess;
import io.fairlead.testing.benchmarks.process.MeasuredProcess;
import io.fairlead.testing.benchmarks.webhook.SingleRows;
import io.fairlead.testing.benchmarks.webhook.WebhookLoad;
import io.fairlead.testing.kit.Server;
import io.fairlead.testing.kit.TestInfrastructure;
import io.fairlead.testing.kit.webhook.StripeSignature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "webhook",
        mixinStandardHelpOptions = true,
        description = {
            "How many signed deliveries are durable and acknowledged in a second, beside the single rows that PostgreSQL",
            "makes durable in the same run; with Kafka, and with Kafka stopped; and at a fixed rate, how long a delivery",
            "waits for its acknowledgement and until a consumer sees its event."
        })
final class WebhookBenchmark implements Callable<Integer> {

    /** Twice what a receiver on Fastify and PostgreSQL did with the same work on two processors. */
    private static final int GOAL_PER_SECOND = 10_000;

    private static final double WISHED_RATIO = 1.2;
    private static final int GOAL_ACKNOWLEDGED_MILLIS = 10;
    private static final int GOAL_VISIBLE_MILLIS = 500;
    private static final String UNIT = "acknowledgements/s";

    private static final String SERVICE = "webhook";
    private static final Duration STARTS_WITHIN = Duration.ofSeconds(60);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** With Kafka silent the first deliveries wait for it, and the producer's own time-outs have to pass. */
    private static final Duration SETTLING = Duration.ofSeconds(10);

    @Mixin
    private Programs programs = new Programs();

    @Option(
            names = "--warm-up",
            defaultValue = "120",
            description = "Seconds of as much load as it takes first (${DEFAULT-VALUE}).")
    private int warmUp;

    @Option(names = "--rounds", defaultValue = "3", description = "Rounds of each, in turn (${DEFAULT-VALUE}).")
    private int rounds;

    @Option(names = "--seconds", defaultValue = "8", description = "The length of a round (${DEFAULT-VALUE}).")
    private int seconds;

    @Option(names = "--connections", defaultValue = "64", description = "Kept open at once (${DEFAULT-VALUE}).")
    private int connections;

    @Option(
            names = "--rate",
            split = ",",
            defaultValue = "300,1000,3000",
            description = "Deliveries a second for latency, with commas between several (${DEFAULT-VALUE}).")
    private List<Integer> rates = List.of();

    @Option(
            names = "--settle",
            defaultValue = "30",
            description = "Seconds at a rate before its rounds (${DEFAULT-VALUE}).")
    private int settle;

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
        var infrastructure = TestInfrastructure.of(SERVICE, Set.of(Server.KAFKA));
        var kafka = infrastructure.own(Server.KAFKA);
        var program = ServiceProgram.of(SERVICE, infrastructure, programs, directory);
        program.migrate();
        Path cache = directory.resolve("webhook.aot");
        program.train(cache);
        var endpoint = new WebhookEndpoint();
        endpoint.announce(infrastructure);
        String secret = StripeSignature.random(new SecureRandom()).secret();
        int port = Ports.free(1).getFirst();
        try (var service = program.start(port, AotCache.use(cache));
                var load = process(
                        directory,
                        WebhookLoad.class,
                        infrastructure.kafkaBootstrap(),
                        infrastructure.topic(Topics.WEBHOOK_EVENTS).name(),
                        secret);
                var inserts = process(directory, SingleRows.class, program.database())) {
            new Readiness(service, port).await(STARTS_WITHIN);
            var rounds = new WebhookRounds(service, load, endpoint.create(service, port, secret));
            Figures.describeMachine();
            say("durable means: Kafka's broker acknowledges from its page cache, safe against a killed process and not"
                    + " against a power cut; PostgreSQL waits for the disk");
            warmUp(rounds);
            for (int rate : rates) {
                measureLatency(rounds.others(), rate);
            }
            var limit = PostgresLimit.of(inserts);
            measureWork(rounds.others(), limit);
            kafka.suspend();
            try {
                measureWithoutKafka(rounds, limit);
            } finally {
                kafka.resume();
            }
        }
    }

    private void warmUp(WebhookRounds warmingUp) {
        warmingUp.run(connections, 0, Duration.ofSeconds(warmUp), PATIENCE);
        if (!warmingUp.remarks().isEmpty()) {
            say("the warm-up was too much for it, and the rounds inherit what it left" + warmingUp.remarks());
        }
    }

    /** Few at a time take other ways through the compilers' code than as many as possible. */
    private void measureLatency(WebhookRounds measured, int rate) {
        measured.others().run(connections, rate, Duration.ofSeconds(settle), PATIENCE);
        for (int i = 0; i < rounds; i++) {
            measured.run(connections, rate, Duration.ofSeconds(seconds), PATIENCE);
        }
        say("F6 at %d deliveries/s: acknowledged p50 %s, p99 %s, %s; visible to consumers p50 %s, p99 %s, %s; CPU %s%s"
                .formatted(
                        rate,
                        spread(measured.middleMillis(), "ms"),
                        spread(measured.tailMillis(), "ms"),
                        goal(measured.tailMillis(), GOAL_ACKNOWLEDGED_MILLIS, "ms"),
                        spread(measured.visibleMiddleMillis(), "ms"),
                        spread(measured.visibleTailMillis(), "ms"),
                        goal(measured.visibleTailMillis(), GOAL_VISIBLE_MILLIS, "ms"),
                        spread(measured.wholeCpuMicros(), "µs a delivery"),
                        measured.remarks()));
    }

    private void measureWork(WebhookRounds measured, PostgresLimit limit) {
        for (int i = 0; i < rounds; i++) {
            measured.run(connections, 0, Duration.ofSeconds(seconds), PATIENCE);
            limit.measure(Duration.ofSeconds(seconds));
        }
        report(
                "F5 durable acknowledgements",
                measured,
                limit,
                ", %s until the event is out".formatted(spread(measured.wholeCpuMicros(), "µs")));
    }

    private void measureWithoutKafka(WebhookRounds rounds, PostgresLimit limit) {
        rounds.others().run(connections, 0, SETTLING, Duration.ZERO);
        var measured = rounds.others();
        for (int i = 0; i < this.rounds; i++) {
            measured.run(connections, 0, Duration.ofSeconds(seconds), Duration.ZERO);
        }
        report("F5 with Kafka stopped, by the outbox", measured, limit, "");
    }

    private void report(String figure, WebhookRounds measured, PostgresLimit limit, String more) {
        say(("%s, %d connections: %s, %s; PostgreSQL's single rows, %d connections %s; %s, wished for %.2f; p99 %s;"
                        + " CPU %s%s%s")
                .formatted(
                        figure,
                        connections,
                        spread(measured.perSecond(), UNIT),
                        goalAtLeast(measured.perSecond(), GOAL_PER_SECOND, UNIT),
                        limit.connections(),
                        spread(limit.perSecond(), "rows/s"),
                        ratio(measured.perSecond(), limit.perSecond()),
                        WISHED_RATIO,
                        spread(measured.tailMillis(), "ms"),
                        spread(measured.cpuMicros(), "µs an acknowledgement"),
                        more,
                        measured.remarks()));
    }

    private static LoadProcess process(Path directory, Class<?> program, String... arguments) {
        return new LoadProcess(MeasuredProcess.program(
                Programs.own(program, (Object[]) arguments), directory.resolve(program.getSimpleName())));
    }
}
