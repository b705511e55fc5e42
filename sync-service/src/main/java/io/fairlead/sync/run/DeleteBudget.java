package io.fairlead.sync.run;

import java.util.Optional;

/**
 * How many live records of a stream a run may delete without asking: a share of them, or a number.
 *
 * @param percent of the stream's live records
 */
record DeleteBudget(Optional<Integer> percent, Optional<Long> records) {

    static DeleteBudget ofPercent(int percent) {
        return new DeleteBudget(Optional.of(percent), Optional.empty());
    }

    static DeleteBudget ofRecords(long records) {
        return new DeleteBudget(Optional.empty(), Optional.of(records));
    }

    /** For a stream with so many live records. */
    long of(long live) {
        return records.orElseGet(() -> live * percent.orElse(0) / 100);
    }
}
