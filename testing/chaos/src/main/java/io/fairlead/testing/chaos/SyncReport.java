package io.fairlead.testing.chaos;

import static io.fairlead.deploy.console.Console.spoken;

import io.fairlead.deploy.console.Console;
import io.fairlead.testing.chaos.kill.Recovery;
import io.fairlead.testing.chaos.sync.SyncResult;
import io.fairlead.testing.chaos.sync.SyncResult.Blow;
import io.fairlead.testing.chaos.sync.SyncTrial;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/** Tells of a trial while it runs and afterwards. */
public final class SyncReport implements SyncTrial.Observer {

    private static final Duration GOAL = Duration.ofSeconds(10);

    private final Console console;
    private int kills;

    public SyncReport(Console console) {
        this.console = console;
    }

    @Override
    public void begins(int pageSize) {
        console.good("one integration, %d records a page, runs under way".formatted(pageSize));
    }

    @Override
    public void hit(Blow blow) {
        kills++;
        var recovery = blow.recovery();
        console.good(
                "%3d  %-20s %-13s after page %3d of a run, %-11s  next page after %s, ready after %s, %d pages meanwhile"
                        .formatted(
                                kills,
                                recovery.injury().part(),
                                recovery.injury().spoken(),
                                blow.pages(),
                                blow.mode(),
                                precise(recovery.toFirstSuccess()),
                                precise(recovery.toReadiness()),
                                recovery.doneMeanwhile()));
    }

    @Override
    public void hitNothing(Blow blow) {
        var injury = blow.recovery().injury();
        console.note("     %s was %s when the run had just ended; again".formatted(injury.part(), injury.spoken()));
    }

    @Override
    public void waits(String progress) {
        console.note(progress);
    }

    /** The ledger, the recoveries, and what is wrong. */
    public void print(SyncResult result) {
        console.line();
        console.heading("Ledger (%s under fire)".formatted(spoken(result.underFire())));
        row("runs", result.runs(), "%,d full".formatted(result.fullRuns()));
        row("pages read", result.reads(), "at the provider");
        row("  committed", result.pages(), "each once");
        row(
                "  in vain",
                result.reads() - result.pages(),
                "%,d of them spoiled by the provider itself".formatted(result.spoiled()));
        row("records read", result.read(), "");
        row("  created", result.created(), "");
        row("  changed", result.changed(), "");
        row("  deleted", result.deleted(), "");
        row("changed at the source", result.changedAtSource(), "while runs went on, and between them");
        row("records at the source", result.liveAtSource(), "");
        row("records here", result.records(), "%,d more are deleted".formatted(result.deletedRecords()));
        row("events", result.events(), "%,d published again".formatted(result.eventsAgain()));
        row("lost", result.lost(), "");
        row("wrong", result.wrong(), "");
        var inVain = result.blows().size() - result.hits().size();
        row("hit nothing", inVain, "and were repeated");
        console.line();
        recovery("next page", result, Recovery::toFirstSuccess);
        recovery("part ready", result, Recovery::toReadiness);
        console.line();
        if (result.holds()) {
            console.good("every record is as at its source, every count adds up, everybody was told the same");
        } else {
            result.violations().forEach(console::bad);
        }
    }

    private void row(String name, long count, String remark) {
        console.line("  %-22s %,10d  %s".formatted(name, count, remark).stripTrailing());
    }

    private void recovery(String what, SyncResult result, Function<Recovery, Duration> time) {
        List<Duration> times =
                result.hits().stream().map(Blow::recovery).map(time).sorted().toList();
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
