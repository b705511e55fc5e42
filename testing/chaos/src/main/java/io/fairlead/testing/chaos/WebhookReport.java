package io.fairlead.testing.chaos;

import static io.fairlead.deploy.console.Console.spoken;

import io.fairlead.deploy.console.Console;
import io.fairlead.testing.chaos.kill.Recovery;
import io.fairlead.testing.chaos.webhook.TrialResult;
import io.fairlead.testing.chaos.webhook.WebhookTrial;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/** Tells of a trial while it runs and afterwards. */
public final class WebhookReport implements WebhookTrial.Observer {

    private static final Duration GOAL = Duration.ofSeconds(10);

    private final Console console;
    private int kills;

    public WebhookReport(Console console) {
        this.console = console;
    }

    @Override
    public void begins(int endpoints) {
        console.good("%d endpoints at two providers, deliveries under way".formatted(endpoints));
    }

    @Override
    public void recovered(Recovery recovery) {
        kills++;
        var injury = "%3d  %-18s %-13s"
                .formatted(kills, recovery.injury().part(), recovery.injury().spoken());
        console.good("%s %3d in flight   acknowledged again after %s, ready after %s, %,d acknowledged meanwhile"
                .formatted(
                        injury,
                        recovery.inFlight(),
                        precise(recovery.toFirstSuccess()),
                        precise(recovery.toReadiness()),
                        recovery.doneMeanwhile()));
    }

    @Override
    public void waits(String progress) {
        console.note(progress);
    }

    /** The ledger, the recoveries, and what is wrong. */
    public void print(TrialResult result) {
        console.line();
        console.heading("Ledger (%s of deliveries)".formatted(spoken(result.underLoad())));
        row("sent", result.sent(), "different deliveries");
        row("acknowledged", result.acknowledged(), "");
        row("  after a lost answer", result.unknownThenAcknowledged(), "sent again until they were");
        row("unknown", result.unknown(), "their last answer was lost");
        row("duplicates", result.duplicates(), "sent again on purpose");
        row("unclear answers", result.unclear(), "none, or one that says nothing");
        row(
                "refused",
                result.refused(),
                "of %,d forged, altered, unsigned, late and early ones".formatted(result.strangers()));
        row("stored", result.stored(), "seen over the API");
        row("effects", result.published(), "different events; %,d published again".formatted(result.publishedAgain()));
        row("at the intake", result.intake(), "%,d out of order".formatted(result.overtaken()));
        row("lost", result.lost(), "");
        row("twice", result.twice(), "");
        console.line();
        recovery("first success", result, Recovery::toFirstSuccess);
        recovery("part ready", result, Recovery::toReadiness);
        console.line();
        if (result.holds()) {
            console.good("nothing acknowledged is lost, nothing took effect twice, nothing refused got in");
        } else {
            result.violations().forEach(console::bad);
        }
    }

    private void row(String name, long count, String remark) {
        console.line("  %-22s %,10d  %s".formatted(name, count, remark).stripTrailing());
    }

    private void recovery(String what, TrialResult result, Function<Recovery, Duration> time) {
        List<Duration> times = result.recoveries().stream().map(time).sorted().toList();
        var worst = times.getLast();
        console.line("  %-22s median %s, worst %s (R5: %s within %s)"
                .formatted(
                        what,
                        precise(times.get(times.size() / 2)),
                        precise(worst),
                        worst.compareTo(GOAL) <= 0 ? "all" : "not all",
                        spoken(GOAL)));
    }

    private static String precise(Duration duration) {
        return duration.toMillis() < 1000 ? duration.toMillis() + " ms" : spoken(duration);
    }
}
