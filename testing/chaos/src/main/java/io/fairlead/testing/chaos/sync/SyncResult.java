package io.fairlead.testing.chaos.sync;

import io.fairlead.testing.chaos.kill.Recovery;
import java.time.Duration;
import java.util.List;

/**
 * What a trial came to.
 *
 * @param underFire how long runs went on while parts were hit
 * @param runs full, incremental, and of some streams only
 * @param reads pages that the provider has read
 * @param pages those of them that were committed
 * @param spoiled those that the provider itself has spoiled
 * @param read records on those pages
 * @param changedAtSource how many times a record was changed at the provider
 * @param records live ones here
 * @param events different ones that tell of records
 * @param eventsAgain the same once more, which consumers know by their id
 */
public record SyncResult(
        List<Blow> blows,
        Duration underFire,
        int runs,
        int fullRuns,
        long reads,
        long pages,
        long spoiled,
        long read,
        long created,
        long changed,
        long deleted,
        long changedAtSource,
        long liveAtSource,
        long records,
        long deletedRecords,
        long events,
        long eventsAgain,
        long lost,
        long wrong,
        List<String> violations) {

    public SyncResult {
        blows = List.copyOf(blows);
        violations = List.copyOf(violations);
    }

    /**
     * A strike and what it met.
     *
     * @param mode of the run that was under way
     * @param pages how many it had read
     * @param hurt whether it was held up, and under way before and after
     */
    public record Blow(Recovery recovery, String mode, int pages, boolean hurt) {}

    static SyncResult of(
            List<Blow> blows, Duration underFire, Rounds rounds, Stock stock, ChangeLog log, Findings findings) {
        var runs =
                rounds.done().stream().flatMap(round -> round.runs().stream()).toList();
        return new SyncResult(
                blows,
                underFire,
                runs.size(),
                (int) runs.stream().filter(run -> run.mode().equals("full")).count(),
                rounds.done().stream().mapToLong(Round::reads).sum(),
                rounds.done().stream().mapToLong(Round::pages).sum(),
                rounds.done().stream().mapToLong(Round::spoiled).sum(),
                runs.stream().mapToLong(run -> run.counts().read()).sum(),
                runs.stream().mapToLong(run -> run.counts().created()).sum(),
                runs.stream().mapToLong(run -> run.counts().changed()).sum(),
                runs.stream().mapToLong(run -> run.counts().deleted()).sum(),
                rounds.changed(),
                stock.liveAtSource(),
                stock.records(),
                stock.deletedRecords(),
                log.events(),
                log.again(),
                findings.count(StockCheck.LOST),
                findings.count(StockCheck.WRONG),
                findings.all());
    }

    public boolean holds() {
        return violations.isEmpty();
    }

    /** Those that hit a run under way. */
    public List<Blow> hits() {
        return blows.stream().filter(Blow::hurt).toList();
    }
}
