package io.fairlead.testing.chaos.sync;

import io.fairlead.testing.chaos.api.PublicApi;
import io.fairlead.testing.chaos.kill.KillPlan;
import io.fairlead.testing.chaos.kill.Killer;
import io.fairlead.testing.chaos.kill.NothingProved;
import io.fairlead.testing.chaos.kill.Patience;
import io.fairlead.testing.chaos.sync.SyncResult.Blow;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Rosters come in, run after run, from a provider that changes and fails, while one part after the other is hit; then
 * everything is compared with its source.
 *
 * @param users of the twin's district
 * @param patience for any one thing
 */
public record SyncTrial(RosterTarget target, KillPlan plan, int users, long seed, Patience patience) {

    private static final int LATENCY_MILLIS = 60;
    private static final int CHANGES_OF = 30;
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);
    private static final Duration UNTIL_TOLD = Duration.ofMinutes(1);
    private static final int MOST_IN_VAIN = 10;
    private static final String WORKED = "fairlead_sync_pages_total";
    private static final String CALLED = "fairlead_provider_calls_seconds_count";

    /** Hears how it goes. */
    public interface Observer {

        void begins(int pageSize);

        void hit(Blow blow);

        /** A strike met no run under way. */
        void hitNothing(Blow blow);

        /** Something takes a while. */
        void waits(String progress);
    }

    public SyncResult run(Observer observer) throws InterruptedException {
        var pages = SmallPages.forDistrict(users);
        try (var http = HttpClient.newHttpClient()) {
            var admin = api(http, "school-admin");
            pages.configure(target.connectors(), target.twins(), admin);
            observer.begins(pages.size());
            var twin = new RosterTwin(http, target.twins());
            var findings = new Findings();
            var traffic = new PageTraffic(workplaces(http), Duration.ofMillis(2L * LATENCY_MILLIS));
            var rounds = new Rounds(
                    api(http, "school-operator"),
                    twin,
                    pages,
                    traffic,
                    findings,
                    LATENCY_MILLIS,
                    Math.max(CHANGES_OF / 2, users / CHANGES_OF));
            return run(
                    new Lot(seed),
                    rounds,
                    traffic,
                    new StoredRecords(api(http, "school-viewer")),
                    twin,
                    findings,
                    observer);
        }
    }

    private SyncResult run(
            Lot lot,
            Rounds rounds,
            PageTraffic traffic,
            StoredRecords stored,
            RosterTwin twin,
            Findings findings,
            Observer observer)
            throws InterruptedException {
        var begun = System.nanoTime();
        var blows = underFire(lot, rounds, traffic, observer);
        var underFire = Duration.ofNanos(System.nanoTime() - begun);
        observer.waits("a page that takes too long, then the last runs …");
        rounds.under(Fault.TOO_SLOW, Wanted.FULL, lot);
        var incremental = rounds.quiet(Wanted.INCREMENTAL, lot);
        var full = rounds.quiet(Wanted.FULL, lot);
        twin.disarm();
        rounds.done().forEach(round -> RunCheck.ofEnded(round, findings));
        if (full.counts().differences() > 0) {
            findings.add(
                    "full runs that found what incremental ones had missed",
                    "%s: %s; the incremental one before: %s"
                            .formatted(full.spoken(), full.counts(), incremental.counts()));
        }
        observer.waits("comparing every record with its source …");
        var stock = Stock.take(twin, stored);
        new StockCheck(stock, findings).check();
        var log = told(stock, findings);
        return SyncResult.of(blows, underFire, rounds, stock, log, findings);
    }

    private List<Blow> underFire(Lot lot, Rounds rounds, PageTraffic traffic, Observer observer)
            throws InterruptedException {
        var goesOn = new AtomicBoolean(true);
        try (var thread = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = load(thread, goesOn, rounds, lot);
            try {
                return strike(new Killer(target, traffic, patience), rounds, traffic, observer);
            } finally {
                stop(goesOn, running);
            }
        }
    }

    private static Future<?> load(ExecutorService thread, AtomicBoolean goesOn, Rounds rounds, Lot lot) {
        return thread.submit(() -> {
            while (goesOn.get()) {
                rounds.any(lot);
            }
            return null;
        });
    }

    /** The run that is under way comes to its end. What went wrong with the runs is said here. */
    private static void stop(AtomicBoolean goesOn, Future<?> running) throws InterruptedException {
        goesOn.set(false);
        try {
            var _ = running.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("runs could not go on: " + e.getCause(), e);
        }
    }

    private List<Blow> strike(Killer killer, Rounds rounds, PageTraffic traffic, Observer observer)
            throws InterruptedException {
        List<Blow> blows = new ArrayList<>();
        killer.awaitWell();
        for (var step : plan.steps()) {
            var blow = strike(killer, step, rounds, traffic);
            while (!blow.hurt()) {
                observer.hitNothing(blow);
                blows.add(blow);
                if (blows.stream().filter(each -> !each.hurt()).count() > MOST_IN_VAIN) {
                    throw new NothingProved("%d strikes met no run under way".formatted(MOST_IN_VAIN));
                }
                blow = strike(killer, step, rounds, traffic);
            }
            observer.hit(blow);
            blows.add(blow);
        }
        return blows;
    }

    private static Blow strike(Killer killer, KillPlan.Step step, Rounds rounds, PageTraffic traffic)
            throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep((long) (step.at() * LONGEST_PAUSE.toNanos()));
        rounds.strikeBegins();
        try {
            var recovery = killer.strike(step.injury());
            var met = traffic.met();
            return new Blow(
                    recovery,
                    met.map(each -> each.run().mode()).orElse(""),
                    met.map(each -> each.run().pages()).orElse(0),
                    recovery.inFlight() > 0
                            && met.map(PageTraffic.Met::wasRunning).orElse(false));
        } finally {
            rounds.strikeIsOver();
        }
    }

    /** Events come a little later than what they tell of. */
    private ChangeLog told(Stock stock, Findings findings) throws InterruptedException {
        var log = new ChangeLog();
        try (var tail = target.topic("record-changes.v1")) {
            var end = System.nanoTime() + UNTIL_TOLD.toNanos();
            while (true) {
                tail.readOn((key, event) -> log.add(event));
                var missing = new Findings();
                new ChangeCheck(stock, log, missing).check();
                if (missing.all().isEmpty() || System.nanoTime() > end) {
                    new ChangeCheck(stock, log, findings).check();
                    return log;
                }
                TimeUnit.NANOSECONDS.sleep(LOOK_AGAIN.toNanos());
            }
        }
    }

    private Map<String, Workplace> workplaces(HttpClient http) {
        Map<String, Workplace> workplaces = new HashMap<>();
        target.replicas()
                .forEach((part, address) ->
                        workplaces.put(part, new Workplace(http, address, part.startsWith("sync") ? WORKED : CALLED)));
        return workplaces;
    }

    private PublicApi api(HttpClient http, String user) {
        return new PublicApi(http, target.gateway(), () -> target.token(user));
    }
}
