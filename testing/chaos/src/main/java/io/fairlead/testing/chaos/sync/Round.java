package io.fairlead.testing.chaos.sync;

import java.util.List;

/**
 * A run from its request to its end.
 *
 * @param runs the run; more when an answer to its request was lost and it was asked for again
 * @param reads the pages that the provider has read
 * @param spoiled those of them that did not come as they were
 * @param strikes at parts of the suite meanwhile
 */
record Round(List<SyncRun> runs, long reads, long spoiled, int strikes) {

    Round {
        runs = List.copyOf(runs);
    }

    long pages() {
        return runs.stream().mapToLong(SyncRun::pages).sum();
    }

    /** How many pages were read that were not committed. */
    long inVain() {
        return reads - pages();
    }

    /** How many may be: one for each strike, and what the provider itself has spoiled. */
    long excused() {
        return strikes + spoiled;
    }
}
