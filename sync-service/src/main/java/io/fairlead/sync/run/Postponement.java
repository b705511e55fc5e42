package io.fairlead.sync.run;

import io.fairlead.chassis.data.Transactions;
import io.fairlead.sync.provider.Answer;
import io.fairlead.sync.run.RunQueue.Claim;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Puts a run off when its provider cannot be asked just now; whoever is free goes on when the time has come. */
@ApplicationScoped
class Postponement {
    private static final int MOST_DOUBLINGS = 10;

    private final Transactions transactions;
    private final RunQueue queue;
    private final RunStore runs;
    private final RunProgress progress;
    private final RunConfig config;

    Postponement(Transactions transactions, RunQueue queue, RunStore runs, RunProgress progress, RunConfig config) {
        this.transactions = transactions;
        this.queue = queue;
        this.runs = runs;
        this.progress = progress;
        this.config = config;
    }

    /** It was told when to come back: that is no failure. */
    Uni<After> untilLater(Claim claim, StoredRun run, Answer.Later later) {
        return transactions
                .inTenant(claim.tenant(), connection -> queue.guard(connection, claim)
                        .chain(() -> runs.waits(connection, run.id(), later.reason()))
                        .chain(() -> queue.defer(connection, claim, later.pause()))
                        .chain(() -> progress.tell(connection, claim.tenant(), run.id())))
                .replaceWith(After.REST);
    }

    Uni<After> afterFailure(Claim claim, StoredRun run, String reason) {
        return transactions
                .inTenant(claim.tenant(), connection -> queue.guard(connection, claim)
                        .chain(() -> runs.failed(connection, run.id(), reason))
                        .chain(() -> queue.defer(connection, claim, wait(run.failures())))
                        .chain(() -> progress.tell(connection, claim.tenant(), run.id())))
                .replaceWith(After.REST);
    }

    private Duration wait(int failures) {
        Duration doubled = config.firstWait().multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS));
        return doubled.compareTo(config.longestWait()) < 0 ? doubled : config.longestWait();
    }
}
