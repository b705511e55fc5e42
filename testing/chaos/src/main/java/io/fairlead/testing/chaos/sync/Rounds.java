package io.fairlead.testing.chaos.sync;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairlead.testing.chaos.api.PublicApi;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Asks for runs and watches each until it ends, while the provider's office is at work and things go wrong there. */
final class Rounds {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(70);
    private static final String RUNS = "/api/v1/sync/runs";
    private static final String NEWEST = RUNS + "?integration=" + SmallPages.INTEGRATION + "&limit=10";
    private static final Set<Integer> ACCEPTED = Set.of(202);
    /** A run that takes longer than this, strikes included, will not end. */
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final PublicApi api;
    private final RosterTwin twin;
    private final SmallPages pages;
    private final PageTraffic traffic;
    private final Findings findings;
    private final int latency;
    private final int changes;
    private final AtomicInteger strikesBegun = new AtomicInteger();
    private final AtomicInteger strikesOver = new AtomicInteger();
    private final Set<String> before = new HashSet<>();
    private final List<Round> done = new ArrayList<>();
    private long changed;

    /**
     * @param latency how long each page takes, in milliseconds
     * @param changes how many records a day at the office changes
     */
    Rounds(
            PublicApi api,
            RosterTwin twin,
            SmallPages pages,
            PageTraffic traffic,
            Findings findings,
            int latency,
            int changes) {
        this.api = api;
        this.twin = twin;
        this.pages = pages;
        this.traffic = traffic;
        this.findings = findings;
        this.latency = latency;
        this.changes = changes;
    }

    void strikeBegins() {
        strikesBegun.incrementAndGet();
    }

    void strikeIsOver() {
        strikesOver.incrementAndGet();
    }

    /** A run as chance will have it. */
    void any(Lot lot) throws InterruptedException {
        var wanted = lot.wanted();
        evolve(lot);
        round(wanted, lot.faults(), List.of(lot.pages(wanted), lot.pages(wanted)), lot);
    }

    /** A run while the provider does this wrong. */
    void under(Fault fault, Wanted wanted, Lot lot) throws InterruptedException {
        evolve(lot);
        round(wanted, Set.of(fault), List.of(), lot);
    }

    /** A run while nothing changes and nothing goes wrong. */
    SyncRun quiet(Wanted wanted, Lot lot) throws InterruptedException {
        round(wanted, Set.of(), List.of(), lot);
        return done.getLast().runs().getLast();
    }

    List<Round> done() {
        return List.copyOf(done);
    }

    /** How many records the provider has changed meanwhile. */
    long changed() {
        return changed;
    }

    private void evolve(Lot lot) throws InterruptedException {
        changed += twin.evolve(lot.day(), changes);
    }

    private void round(Wanted wanted, Set<Fault> faults, List<Integer> workdays, Lot lot) throws InterruptedException {
        var strikesSeen = strikesOver.get();
        twin.disarm();
        twin.arm(Fault.latency(latency));
        for (var fault : faults) {
            twin.arm(fault.instruction());
        }
        twin.forgetReads();
        var _ = api.post(RUNS, wanted.body(), ACCEPTED);
        var runs = watch(workdays, lot);
        var spoiled = spoiled(faults);
        done.add(new Round(runs, twin.reads(pages.size()), spoiled, strikesBegun.get() - strikesSeen));
        runs.forEach(run -> before.add(run.id()));
    }

    private List<SyncRun> watch(List<Integer> workdays, Lot lot) throws InterruptedException {
        var end = System.nanoTime() + LONGEST.toNanos();
        List<Integer> toCome = new ArrayList<>(workdays);
        while (true) {
            var askedAt = System.nanoTime();
            var answer = api.glance(NEWEST);
            if (answer.isPresent()) {
                var runs = runsOf(answer.get());
                traffic.saw(askedAt, runs);
                runs.forEach(run -> RunCheck.of(run, findings));
                if (!runs.isEmpty() && runs.stream().allMatch(SyncRun::isOver)) {
                    return runs;
                }
                var pagesSoFar = runs.stream().mapToInt(SyncRun::pages).sum();
                if (toCome.removeIf(after -> after <= pagesSoFar)) {
                    evolve(lot);
                }
            }
            if (System.nanoTime() > end) {
                throw new IllegalStateException("a run does not end: %s".formatted(answer));
            }
            TimeUnit.NANOSECONDS.sleep(LOOK_AGAIN.toNanos());
        }
    }

    /** Those of this round. */
    private List<SyncRun> runsOf(JsonNode page) {
        List<SyncRun> runs = new ArrayList<>();
        for (var item : page.required("items")) {
            var run = SyncRun.of(item);
            if (!before.contains(run.id())) {
                runs.add(run);
            }
        }
        return runs;
    }

    private long spoiled(Set<Fault> faults) throws InterruptedException {
        long spoiled = 0;
        for (var fault : faults) {
            if (fault.isServed()) {
                spoiled += fault.times() - twin.strikesToCome(fault.kind());
            }
        }
        return spoiled;
    }
}
