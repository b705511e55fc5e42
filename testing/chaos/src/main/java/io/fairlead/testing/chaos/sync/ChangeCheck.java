package io.fairlead.testing.chaos.sync;

import java.util.HashSet;
import java.util.Set;

/** Whether consumers were told of every record as it is. */
final class ChangeCheck {

    static final String UNTOLD = "records that nobody was told of";
    static final String TOLD_WRONG = "records whose last event tells something else";

    private final Stock stock;
    private final ChangeLog log;
    private final Findings findings;

    ChangeCheck(Stock stock, ChangeLog log, Findings findings) {
        this.stock = stock;
        this.log = log;
        this.findings = findings;
    }

    void check() {
        Set<String> here = new HashSet<>();
        for (var stream : Roster.STREAMS) {
            stock.liveOf(stream).forEach(record -> check(stream, record, false, here));
            stock.deletedOf(stream).forEach(record -> check(stream, record, true, here));
        }
        log.newest().forEach((id, change) -> {
            if (!here.contains(id)) {
                findings.add(TOLD_WRONG, "%s %s is no record: %s".formatted(change.stream(), id, change.externalId()));
            }
        });
    }

    private void check(String stream, StoredRecord record, boolean deleted, Set<String> here) {
        here.add(record.id());
        var last = log.newest().get(record.id());
        if (last == null) {
            findings.add(UNTOLD, "%s %s".formatted(stream, record.externalId()));
        } else if (last.isDeletion() != deleted
                || !last.stream().equals(stream)
                || !last.externalId().equals(record.externalId())
                || (!deleted && !last.value().equals(record.value()))) {
            findings.add(
                    TOLD_WRONG,
                    "%s %s is %s, and number %d says %s %s"
                            .formatted(
                                    stream,
                                    record.externalId(),
                                    deleted ? "deleted" : record.value(),
                                    last.number(),
                                    last.kind(),
                                    last.value()));
        }
    }
}
