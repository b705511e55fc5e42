package io.fairlead.testing.kit.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.testing.kit.ledger.Difference.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class LedgerTest {

    /** A run that went as it should: every set with at least one member, part of what is unknown stored. */
    record Run(List<String> acknowledged, List<String> refused, List<String> unknown, int unknownStored) {

        Ledger ledger() {
            var ledger = new Ledger();
            acknowledged.forEach(ledger::acknowledge);
            refused.forEach(ledger::refuse);
            unknown.forEach(ledger::loseSightOf);
            return ledger;
        }

        List<String> stored() {
            return Stream.concat(acknowledged.stream(), unknown.stream().limit(unknownStored))
                    .toList();
        }

        Verdict check(List<String> stored, List<String> effects) {
            return ledger().check(stored, effects);
        }
    }

    @Provide
    Arbitrary<Run> runs() {
        Arbitrary<Integer> sizes = Arbitraries.integers().between(1, 40).withoutEdgeCases();
        return Combinators.combine(
                        sizes,
                        sizes,
                        sizes,
                        Arbitraries.integers().between(0, 40).withoutEdgeCases())
                .as((acknowledged, refused, unknown, unknownStored) -> new Run(
                        named("a", acknowledged),
                        named("r", refused),
                        named("u", unknown),
                        Math.min(unknown, unknownStored)));
    }

    @Property
    void holdsWhenEverythingAcknowledgedAndNothingRefusedIsThereOnce(@ForAll("runs") Run run) {
        assertThat(run.check(run.stored(), run.stored()).differences()).isEmpty();
    }

    @Property
    void seesOneThatIsLost(@ForAll("runs") Run run, @ForAll int which) {
        var lost = any(run.acknowledged(), which);

        assertThat(run.check(without(run.stored(), lost), without(run.stored(), lost))
                        .differences())
                .containsExactly(new Difference(Kind.LOST, 1, List.of(lost)));
    }

    @Property
    void seesOneThatWasRefusedAndIsThere(@ForAll("runs") Run run, @ForAll int which) {
        var refused = any(run.refused(), which);

        assertThat(run.check(with(run.stored(), refused), with(run.stored(), refused))
                        .differences())
                .containsExactly(new Difference(Kind.REFUSED_AND_STORED, 1, List.of(refused)));
    }

    @Property
    void seesOneThatNobodySent(@ForAll("runs") Run run) {
        assertThat(run.check(with(run.stored(), "x"), with(run.stored(), "x")).differences())
                .containsExactly(new Difference(Kind.NEVER_SENT, 1, List.of("x")));
    }

    @Property
    void seesOneThatIsThereTwice(@ForAll("runs") Run run, @ForAll int which) {
        var again = any(run.stored(), which);

        assertThat(run.check(with(run.stored(), again), run.stored()).differences())
                .containsExactly(new Difference(Kind.STORED_AGAIN, 1, List.of(again)));
    }

    @Property
    void seesAnEffectThatIsMissing(@ForAll("runs") Run run, @ForAll int which) {
        var missing = any(run.stored(), which);

        assertThat(run.check(run.stored(), without(run.stored(), missing)).differences())
                .containsExactly(new Difference(Kind.WITHOUT_EFFECT, 1, List.of(missing)));
    }

    @Property
    void seesAnEffectThatCameTwice(@ForAll("runs") Run run, @ForAll int which) {
        var again = any(run.stored(), which);

        assertThat(run.check(run.stored(), with(run.stored(), again)).differences())
                .containsExactly(new Difference(Kind.EFFECT_AGAIN, 1, List.of(again)));
    }

    @Property
    void seesAnEffectOfNothing(@ForAll("runs") Run run) {
        assertThat(run.check(run.stored(), with(run.stored(), "x")).differences())
                .containsExactly(new Difference(Kind.EFFECT_OF_NOTHING, 1, List.of("x")));
    }

    @Test
    void tellsWhatWasFoundAgainFromWhatWasNot() {
        var ledger = new Ledger();
        ledger.loseSightOf("found");
        ledger.loseSightOf("gone");
        ledger.acknowledge("found");

        assertThat(ledger.foundAgain()).isEqualTo(1);
        assertThat(ledger.neverHeardOfAgain()).isEqualTo(1);
        assertThat(ledger.acknowledged()).isEqualTo(Set.of("found"));
    }

    @Test
    void namesTheFirstOfMany() {
        var ledger = new Ledger();
        named("a", 100).forEach(ledger::acknowledge);

        var verdict = ledger.check(List.of(), List.of());

        assertThat(verdict.holds()).isFalse();
        assertThat(verdict.count(Kind.LOST)).isEqualTo(100);
        assertThat(verdict.differences().getFirst())
                .hasToString("100 acknowledged and not stored: a000, a001, a002, a003, a004, a005, a006, a007, a008,"
                        + " a009, …");
    }

    private static List<String> named(String prefix, int count) {
        return IntStream.range(0, count)
                .mapToObj("%s%%03d".formatted(prefix)::formatted)
                .toList();
    }

    private static String any(List<String> ids, int which) {
        return ids.get(Math.floorMod(which, ids.size()));
    }

    private static List<String> with(List<String> ids, String one) {
        List<String> more = new ArrayList<>(ids);
        more.add(one);
        return more;
    }

    private static List<String> without(List<String> ids, String one) {
        return ids.stream().filter(id -> !id.equals(one)).toList();
    }
}
