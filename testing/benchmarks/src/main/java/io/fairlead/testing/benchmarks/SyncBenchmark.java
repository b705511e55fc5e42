package io.fairlead.testing.benchmarks;

import static io.fairlead.testing.benchmarks.Figures.ratio;
import static io.fairlead.testing.benchmarks.Figures.ratioGoalAtLeast;
import static io.fairlead.testing.benchmarks.Figures.say;
import static io.fairlead.testing.benchmarks.Figures.spread;

import io.fairlead.deploy.part.Ports;
import io.fairlead.deploy.part.WholeDirectory;
import io.fairlead.testing.benchmarks.process.MeasuredProcess;
import io.fairlead.testing.benchmarks.process.ServerProcesses;
import io.fairlead.testing.kit.TestInfrastructure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "sync",
        mixinStandardHelpOptions = true,
        description = {
            "How many records of a roster come in a second, from the provider's page to the committed row: the first full",
            "run of a tenant, a full run with nothing changed, and one with a tenth changed; beside what PostgreSQL alone",
            "upserts in the same run."
        })
final class SyncBenchmark implements Callable<Integer> {

    private static final double GOAL_FIRST = 0.25;
    private static final double WISHED_FIRST = 0.5;
    /** 60,000 of 98,000 rows a second. */
    private static final double GOAL_UNCHANGED = 0.61;
    /** 45,000 of 105,000 rows a second. */
    private static final double GOAL_CHANGED = 0.43;

    private static final double WISHED_REPEATED = 1;
    private static final int CHANGED_PERCENT = 10;
    private static final int ALL = 100;
    private static final String UNIT = "records/s";

    private static final Duration STARTS_WITHIN = Duration.ofMinutes(2);
    private static final Duration QUIET_WITHIN = Duration.ofMinutes(5);
    private static final Duration PAUSE = Duration.ofMillis(100);

    @Mixin
    private Programs programs = new Programs();

    @Option(
            names = "--users",
            defaultValue = "27000",
            description = "Users of the roster, of which there are 3.7 times as many records (${DEFAULT-VALUE}).")
    private int users;

    @Option(names = "--rounds", defaultValue = "3", description = "Rounds of each, in turn (${DEFAULT-VALUE}).")
    private int rounds;

    @Option(
            names = "--warm-up",
            defaultValue = "1",
            description = "First and repeated runs of a tenant of which nothing counts (${DEFAULT-VALUE}).")
    private int warmUp;

    private final TestInfrastructure infrastructure = TestInfrastructure.of("sync");

    @Override
    public Integer call() throws IOException, SQLException {
        Path directory = Files.createTempDirectory("fairlead-bench-");
        try {
            measure(directory);
            return 0;
        } finally {
            WholeDirectory.delete(directory);
        }
    }

    private void measure(Path directory) throws SQLException {
        List<Integer> ports = Ports.free(3);
        int connectorPort = ports.get(0);
        int syncPort = ports.get(1);
        int twinsPort = ports.get(2);
        String twinsAddress = "http://localhost:" + twinsPort;
        var connectorProgram = ServiceProgram.of("connector", TestInfrastructure.of("connector"), programs, directory)
                .with(Map.of(
                        "fairlead.topics.prefix",
                        infrastructure.topicsPrefix(),
                        "fairlead.outbound.allowed-origins",
                        twinsAddress));
        var syncProgram = ServiceProgram.of("sync", infrastructure, programs, directory)
                .with(Map.of("fairlead.upstream.connector", "http://localhost:" + connectorPort));
        connectorProgram.migrate();
        syncProgram.migrate();
        try (var twins = MeasuredProcess.service(
                        programs.twins(twinsPort, "--roster-users=" + users), directory.resolve("twins.log"));
                var connector = connectorProgram.start(connectorPort, List.of());
                var sync = syncProgram.start(syncPort, List.of())) {
            new Readiness(twins, twinsPort).await("/health", 200, "", STARTS_WITHIN);
            new Readiness(connector, connectorPort).await(STARTS_WITHIN);
            new Readiness(sync, syncPort).await(STARTS_WITHIN);
            Figures.describeMachine();
            var costs = new SyncCosts()
                    .with("sync-service", sync::cpu)
                    .with("connector-service", connector::cpu)
                    .with("PostgreSQL", postgres()::cpu)
                    .with("the provider's twin", twins::cpu);
            var api = new RosterApi(connectorPort, syncPort, twinsPort);
            int records = warmUp(api);
            say("roster: %d users, %d records".formatted(users, records));
            try (var limit = new UpsertLimit(directory, records, syncProgram.database())) {
                limit.warmUp(CHANGED_PERCENT);
                measure(api, costs, limit, records);
            }
            say("resident memory after it: sync-service %d MiB, connector-service %d MiB"
                    .formatted(sync.memory(), connector.memory()));
        }
    }

    /** How many records there are. */
    private int warmUp(RosterApi api) {
        api.connect("warm-up");
        int records = 0;
        for (int i = 0; i <= warmUp; i++) {
            records = Math.toIntExact(api.fullRun("warm-up").read());
        }
        awaitQuiet();
        return records;
    }

    private void measure(RosterApi api, SyncCosts costs, UpsertLimit limit, int records) {
        var first = new SyncRounds(costs, this::awaitQuiet);
        var unchanged = new SyncRounds(costs, this::awaitQuiet);
        var changed = new SyncRounds(costs, this::awaitQuiet);
        for (int i = 1; i <= rounds; i++) {
            String tenant = "school-" + i;
            api.connect(tenant);
            limit.measureNew();
            first.run(() -> api.fullRun(tenant));
            limit.measureUnchanged();
            unchanged.run(() -> api.fullRun(tenant));
            limit.measureChanged(CHANGED_PERCENT);
            api.evolve(i, records * CHANGED_PERCENT / ALL);
            changed.run(() -> api.fullRun(tenant));
        }
        report("F7 first full run", first, limit.perSecondNew(), GOAL_FIRST, WISHED_FIRST);
        report("F8 nothing changed", unchanged, limit.perSecondUnchanged(), GOAL_UNCHANGED, WISHED_REPEATED);
        report("F8 a tenth changed", changed, limit.perSecondChanged(), GOAL_CHANGED, WISHED_REPEATED);
    }

    private static void report(String figure, SyncRounds measured, List<Double> limit, double goal, double wish) {
        say(("%s: %s; PostgreSQL's upserts %s; %s, %s, wished for %.2f; %s of the records differed; CPU a record: %s;"
                        + " together %s of the processors; until the events were out: %s")
                .formatted(
                        figure,
                        spread(measured.perSecond(), UNIT),
                        spread(limit, "rows/s"),
                        ratio(measured.perSecond(), limit),
                        ratioGoalAtLeast(measured.perSecond(), limit, goal),
                        wish,
                        spread(measured.share(), "%"),
                        SyncCosts.line(measured.micros()),
                        spread(measured.busy(), "%"),
                        SyncCosts.line(measured.wholeMicros())));
    }

    private ServerProcesses postgres() throws SQLException {
        try (var connection = infrastructure.connectAsSuperuser();
                var statement = connection.createStatement();
                var worker = statement.executeQuery("select pg_backend_pid()")) {
            worker.next();
            return ServerProcesses.around(worker.getLong(1));
        }
    }

    /** Until the events of what was done are out: what is measured next is to have the machine for itself. */
    private void awaitQuiet() {
        long end = System.nanoTime() + QUIET_WITHIN.toNanos();
        while (waitingEvents() > 0) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("the events of a run do not go out");
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private long waitingEvents() {
        try (var connection = infrastructure.connectAsOwner();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select count(*) from outbox")) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
