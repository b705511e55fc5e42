package io.fairlead.testing.chaos.sync;

/** Whether a run's counts add up, and whether it ended well. */
final class RunCheck {

    static final String COUNTS = "counts that do not add up";
    static final String ENDS = "runs that did not succeed";
    static final String REJECTED = "runs that rejected sound records";
    static final String READS = "runs that read pages in vain";

    private RunCheck() {}

    /** Holds at any instant. */
    static void of(SyncRun run, Findings findings) {
        for (var each : run.streams()) {
            if (!each.counts().addsUp()) {
                findings.add(COUNTS, "%s, %s: %s".formatted(run.spoken(), each.stream(), each.counts()));
            }
        }
        if (!run.counts().equals(run.sumOfStreams())) {
            findings.add(
                    COUNTS,
                    "%s: %s, and its streams together %s".formatted(run.spoken(), run.counts(), run.sumOfStreams()));
        }
    }

    static void ofEnded(Round round, Findings findings) {
        for (var run : round.runs()) {
            of(run, findings);
            if (!run.hasSucceeded()) {
                findings.add(ENDS, "%s %s: %s".formatted(run.spoken(), run.state(), run.reason()));
            }
            if (run.counts().rejected() > 0) {
                findings.add(REJECTED, "%s: %s".formatted(run.spoken(), run.counts()));
            }
        }
        if (round.inVain() > round.excused()) {
            findings.add(
                    READS,
                    "%s: %d read, %d committed, %d strikes, %d spoiled by the provider"
                            .formatted(
                                    round.runs().getLast().spoken(),
                                    round.reads(),
                                    round.pages(),
                                    round.strikes(),
                                    round.spoiled()));
        }
        if (round.inVain() < 0) {
            findings.add(
                    READS,
                    "%s: %d committed, but only %d read"
                            .formatted(round.runs().getLast().spoken(), round.pages(), round.reads()));
        }
    }
}
