package io.fairlead.testing.chaos.webhook;

import io.fairlead.testing.chaos.kill.Recovery;
import io.fairlead.testing.chaos.webhook.Aftermath.Found;
import io.fairlead.testing.kit.ledger.Difference;
import io.fairlead.testing.kit.ledger.Ledger;
import io.fairlead.testing.kit.ledger.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What a trial came to.
 *
 * @param underLoad how long deliveries went on
 * @param sent different genuine deliveries
 * @param unknownThenAcknowledged those of them that were acknowledged when they were sent again after a lost answer
 * @param unknown those whose last word is a lost answer
 * @param duplicates genuine ones sent again on purpose
 * @param unclear attempts without an answer that says anything
 * @param strangers different ones that must not be taken
 * @param published events in the topic, one for each effect
 * @param publishedAgain the same events once more, which consumers know by their id
 * @param overtaken deliveries that came to the intake after one that was sent later
 */
public record TrialResult(
        List<Recovery> recoveries,
        Duration underLoad,
        long sent,
        long acknowledged,
        long unknownThenAcknowledged,
        long unknown,
        long duplicates,
        long unclear,
        long strangers,
        long refused,
        long stored,
        long published,
        long publishedAgain,
        long intake,
        long overtaken,
        Verdict verdict,
        List<String> violations) {

    public TrialResult {
        recoveries = List.copyOf(recoveries);
        violations = List.copyOf(violations);
    }

    static TrialResult of(List<Recovery> recoveries, Duration underLoad, Ledger ledger, Tally tally, Found found) {
        var effects = found.effects().all();
        var verdict = ledger.check(found.stored(), effects);
        return new TrialResult(
                recoveries,
                underLoad,
                tally.deliveries(),
                ledger.acknowledgements(),
                ledger.foundAgain(),
                ledger.neverHeardOfAgain(),
                tally.duplicates(),
                tally.unclearAnswers(),
                tally.strangers(),
                ledger.refusals(),
                found.stored().size(),
                effects.size(),
                found.effects().publishedAgain(),
                found.order().deliveries(),
                found.order().overtaken(),
                verdict,
                violations(verdict, ledger, tally, found));
    }

    public boolean holds() {
        return violations.isEmpty();
    }

    public int lost() {
        return verdict.count(Difference.Kind.LOST);
    }

    /** Stored or in effect more than once. */
    public int twice() {
        return verdict.count(Difference.Kind.STORED_AGAIN) + verdict.count(Difference.Kind.EFFECT_AGAIN);
    }

    private static List<String> violations(Verdict verdict, Ledger ledger, Tally tally, Found found) {
        List<String> violations = new ArrayList<>();
        verdict.differences().forEach(difference -> violations.add(difference.toString()));
        if (tally.surprises() > 0) {
            violations.add("%d answers that should not have come: %s"
                    .formatted(tally.surprises(), String.join("; ", tally.firstSurprises())));
        }
        var order = found.order();
        if (order.overtaken() > 0) {
            violations.add("%d deliveries out of order: %s"
                    .formatted(order.overtaken(), String.join("; ", order.firstOvertaken())));
        }
        if (order.deliveries() < ledger.acknowledgements()) {
            violations.add("%d deliveries at the intake, %d acknowledged"
                    .formatted(order.deliveries(), ledger.acknowledgements()));
        }
        return violations;
    }
}
