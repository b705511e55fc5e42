package io.fairlead.connector.engine.breaker;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.connector.engine.breaker.Breaker.Pass;
import io.fairlead.connector.engine.breaker.BreakerState.Position;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class BreakerTest {
    private static final BreakerRule RULE = new BreakerRule(5, Duration.ofSeconds(60));

    private final Breaker breaker = new Breaker();
    private Instant now = Instant.parse("2026-11-20T10:00:00Z");

    @Test
    void opensAfterAsManyFailuresInARowAsItsRuleSays() {
        calls(4, Verdict.AILING);
        assertThat(position()).isEqualTo(Position.CLOSED);

        calls(1, Verdict.AILING);

        assertThat(position()).isEqualTo(Position.OPEN);
        assertThat(admitted()).isEmpty();
    }

    @Test
    void aSuccessBetweenBeginsTheRowAnew() {
        calls(4, Verdict.AILING);
        calls(1, Verdict.WELL);
        calls(4, Verdict.AILING);

        assertThat(position()).isEqualTo(Position.CLOSED);
    }

    @Test
    void whatSaysNothingNeitherCountsNorBeginsAnew() {
        calls(4, Verdict.AILING);
        calls(100, Verdict.UNKNOWN);
        calls(1, Verdict.AILING);

        assertThat(position()).isEqualTo(Position.OPEN);
    }

    @Test
    void letsOneCallTryWhenItsTimeHasPassed() {
        opened();

        now = now.plusSeconds(60);

        assertThat(position()).isEqualTo(Position.HALF_OPEN);
        assertThat(admitted()).contains(Pass.TRIAL);
        assertThat(admitted()).isEmpty();
    }

    @Test
    void closesWhenTheTrialSucceeds() {
        var trial = trial();

        breaker.report(RULE, trial, Verdict.WELL, now);

        assertThat(breaker.state(RULE, now)).isEqualTo(BreakerState.UNTOUCHED);
        assertThat(admitted()).contains(Pass.ORDINARY);
    }

    @Test
    void opensForAsLongAgainWhenTheTrialFails() {
        var trial = trial();

        breaker.report(RULE, trial, Verdict.AILING, now);

        assertThat(breaker.state(RULE, now)).isEqualTo(new BreakerState(Position.OPEN, 6, now, Duration.ofSeconds(60)));
    }

    @Test
    void anotherMayTryWhenTheTrialSaysNothing() {
        var trial = trial();

        breaker.report(RULE, trial, Verdict.UNKNOWN, now);

        assertThat(admitted()).contains(Pass.TRIAL);
    }

    @Test
    void anotherMayTryWhenTheTrialIsNotHeardOfAgain() {
        trial();

        now = now.plus(Breaker.LONGEST_TRIAL);

        assertThat(admitted()).contains(Pass.TRIAL);
    }

    @Test
    void whatBeganBeforeItOpenedChangesNothingAnyMore() {
        var before = UUID.randomUUID();
        breaker.admit(RULE, before, now);
        opened();

        breaker.report(RULE, before, Verdict.WELL, now);

        assertThat(position()).isEqualTo(Position.OPEN);
    }

    @Test
    void isClosedByHand() {
        opened();

        breaker.reset();

        assertThat(admitted()).contains(Pass.ORDINARY);
    }

    @Property(tries = 500)
    void neverLetsTwoCallsTryAtOnceAndNeverRefusesWhileClosed(
            @ForAll @Size(max = 80) List<Verdict> verdicts, @ForAll @IntRange(min = 1, max = 6) int threshold) {
        var rule = new BreakerRule(threshold, Duration.ofSeconds(10));
        var breaker = new Breaker();
        var now = Instant.EPOCH;
        var row = 0;
        for (var verdict : verdicts) {
            now = now.plusSeconds(3);
            var before = breaker.state(rule, now).position();
            var call = UUID.randomUUID();
            var pass = breaker.admit(rule, call, now);

            assertThat(pass.isPresent()).isEqualTo(before != Position.OPEN);
            if (pass.isEmpty()) continue;
            assertThat(pass.get() == Pass.TRIAL).isEqualTo(before == Position.HALF_OPEN);
            if (pass.get() == Pass.TRIAL)
                assertThat(breaker.admit(rule, UUID.randomUUID(), now)).isEmpty();
            breaker.report(rule, call, verdict, now);
            row = verdict == Verdict.AILING ? row + 1 : verdict == Verdict.WELL ? 0 : row;
            assertThat(breaker.state(rule, now).failures()).isEqualTo(row);
        }
    }

    private void opened() {
        calls(RULE.threshold(), Verdict.AILING);
    }

    private UUID trial() {
        opened();
        now = now.plusSeconds(61);
        var trial = UUID.randomUUID();
        assertThat(breaker.admit(RULE, trial, now)).contains(Pass.TRIAL);
        return trial;
    }

    private void calls(int number, Verdict verdict) {
        for (var i = 0; i < number; i++) {
            var call = UUID.randomUUID();
            assertThat(breaker.admit(RULE, call, now)).isPresent();
            breaker.report(RULE, call, verdict, now);
        }
    }

    private Optional<Pass> admitted() {
        return breaker.admit(RULE, UUID.randomUUID(), now);
    }

    private Position position() {
        return breaker.state(RULE, now).position();
    }
}
