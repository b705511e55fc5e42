package io.fairlead.testing.chaos;

import io.fairlead.deploy.console.Console;
import io.fairlead.deploy.suite.Replicas;
import io.fairlead.testing.chaos.kill.KillPlan;
import io.fairlead.testing.chaos.kill.Patience;
import io.fairlead.testing.chaos.sync.SyncTrial;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "sync",
        mixinStandardHelpOptions = true,
        description = {
            "A roster comes in, run after run, full and incremental, from a provider that changes and fails, while each",
            "of two replicas of sync-service and connector-service, PostgreSQL and Kafka are killed or stopped in turn.",
            "Then every record is compared with its source, and every count added up."
        })
final class SyncCommand implements Callable<Integer> {

    private static final List<String> REPLICAS = List.of("sync=2", "connector=2");
    private static final Patience PATIENCE = new Patience(Duration.ofMinutes(3));
    private static final int FEWEST_USERS = 230;
    private static final int MOST_USERS = 30_000;
    private static final int VIOLATED = 1;

    @Option(names = "--kills", defaultValue = "12", description = "How often a part is hit (${DEFAULT-VALUE}).")
    private int kills;

    @Option(names = "--users", defaultValue = "2000", description = "People in the district (${DEFAULT-VALUE}).")
    private int users;

    @Option(names = "--seed", description = "Which part is hit when and how; the same seed, the same order (random).")
    private @Nullable Long seed;

    @Spec
    private @Nullable CommandSpec specification;

    @Override
    public Integer call() throws InterruptedException {
        requireSensible();
        var console = Console.standard(System.getenv());
        var chosen = seed == null ? ThreadLocalRandom.current().nextInt(1_000_000) : seed;
        var report = new SyncReport(console);
        console.heading("Rosters under fire: %d kills, %,d users, --seed=%d".formatted(kills, users, chosen));
        console.note("starting a suite of its own …");
        var settings = Map.of("FAIRLEAD_TWIN_USERS", Integer.toString(users));
        try (var own = OwnSuite.start(System.getenv(), settings, Replicas.parse(REPLICAS), console)) {
            var target = new SuiteUnderFire(own.suite());
            var plan = KillPlan.of(target.partsOfRosters(), kills, chosen);
            var result = new SyncTrial(target, plan, users, chosen, PATIENCE).run(report);
            report.print(result);
            if (!result.holds()) {
                return VIOLATED;
            }
            own.wentWell();
            return 0;
        }
    }

    private void requireSensible() {
        if (specification != null && (kills < 1 || users < FEWEST_USERS || users > MOST_USERS)) {
            throw new ParameterException(
                    specification.commandLine(),
                    "--kills must be at least 1, and --users from %d to %d".formatted(FEWEST_USERS, MOST_USERS));
        }
    }
}
