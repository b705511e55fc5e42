package io.fairlead.testing.chaos;

import io.fairlead.deploy.console.Console;
import io.fairlead.deploy.suite.Replicas;
import io.fairlead.testing.chaos.kill.KillPlan;
import io.fairlead.testing.chaos.kill.Patience;
import io.fairlead.testing.chaos.webhook.Tempo;
import io.fairlead.testing.chaos.webhook.WebhookTrial;
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
        name = "webhook",
        mixinStandardHelpOptions = true,
        description = {
            "Signed deliveries, tenfold duplicates and forgeries for two replicas of webhook-service, while each of",
            "them, Kafka, PostgreSQL and Redis are killed or stopped in turn. Then everything is counted: what was",
            "acknowledged is there, once, in its order, and has taken effect once; what was refused is not."
        })
final class WebhookCommand implements Callable<Integer> {

    private static final List<String> REPLICAS = List.of("webhook=2");
    private static final Patience PATIENCE = new Patience(Duration.ofMinutes(3));
    private static final int VIOLATED = 1;

    @Option(names = "--kills", defaultValue = "10", description = "How often a part is hit (${DEFAULT-VALUE}).")
    private int kills;

    @Option(names = "--events", defaultValue = "20000", description = "Different deliveries (${DEFAULT-VALUE}).")
    private int events;

    @Option(names = "--seed", description = "Which part is hit when and how; the same seed, the same order (random).")
    private @Nullable Long seed;

    @Spec
    private @Nullable CommandSpec specification;

    @Override
    public Integer call() throws InterruptedException {
        requireEnough();
        var console = Console.standard(System.getenv());
        var chosen = seed == null ? ThreadLocalRandom.current().nextInt(1_000_000) : seed;
        var report = new WebhookReport(console);
        console.heading("Webhooks under fire: %d kills, %,d deliveries, --seed=%d".formatted(kills, events, chosen));
        console.note("starting a suite of its own …");
        try (var own = OwnSuite.start(System.getenv(), Map.of(), Replicas.parse(REPLICAS), console)) {
            var target = new SuiteUnderFire(own.suite());
            var plan = KillPlan.of(target.partsOfWebhooks(), kills, chosen);
            var result = new WebhookTrial(target, plan, events, chosen, PATIENCE, Tempo.REAL).run(report);
            report.print(result);
            if (!result.holds()) {
                return VIOLATED;
            }
            own.wentWell();
            return 0;
        }
    }

    private void requireEnough() {
        if (specification != null && (kills < 1 || events < 100L * (kills + 1))) {
            throw new ParameterException(
                    specification.commandLine(),
                    "--kills must be at least 1, and --events at least 100 for each kill and 100 more");
        }
    }
}
