package io.fairlead.connector.engine.retry;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.connector.engine.failure.ProviderFailure;
import io.fairlead.connector.engine.failure.ProviderFailure.Effect;
import io.fairlead.connector.engine.manifest.FailureKind;
import io.fairlead.connector.engine.manifest.Retry;
import io.fairlead.connector.engine.retry.RetryDecision.GiveUp;
import io.fairlead.connector.engine.retry.RetryDecision.Wait;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.jspecify.annotations.Nullable;

class RetryPolicyTest {
    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    private static final Instant LATE = NOW.plus(Duration.ofHours(1));

    @Example
    void waitsAsLongAsTheProviderAsks() {
        var decision = RetryPolicy.next(read(0, LATE), busy(Duration.ofSeconds(30)), NOW, new Random(1));

        assertThat(decision).isEqualTo(new Wait(Duration.ofSeconds(30)));
    }

    @Example
    void doesNotHammerAProviderThatAsksForNoTimeAtAll() {
        var decision = RetryPolicy.next(read(0, LATE), busy(Duration.ZERO), NOW, new Random(1));

        assertThat(decision).isInstanceOfSatisfying(Wait.class, wait -> assertThat(wait.duration())
                .isPositive());
    }

    @Example
    void handsAWaitThatDoesNotFitToTheCallerAtOnce() {
        var soon = NOW.plusSeconds(20);

        var decision = RetryPolicy.next(read(0, soon), busy(Duration.ofSeconds(20)), NOW, new Random(1));

        assertThat(decision).isEqualTo(new GiveUp(Duration.ofSeconds(20)));
    }

    @Example
    void givesUpAfterThreeRetries() {
        assertThat(RetryPolicy.next(read(2, LATE), unavailable(Effect.POSSIBLE), NOW, new Random(1)))
                .isInstanceOf(Wait.class);
        assertThat(RetryPolicy.next(read(3, LATE), unavailable(Effect.POSSIBLE), NOW, new Random(1)))
                .isInstanceOf(GiveUp.class);
    }

    @Example
    void neverRepeatsAWriteThatMayHaveHappened() {
        assertThat(RetryPolicy.next(write(0), unavailable(Effect.POSSIBLE), NOW, new Random(1)))
                .isInstanceOf(GiveUp.class);
    }

    @Example
    void repeatsAWriteThatWasNeverSent() {
        assertThat(RetryPolicy.next(write(0), unavailable(Effect.NONE), NOW, new Random(1)))
                .isInstanceOf(Wait.class);
    }

    @Example
    void repeatsAWriteThatWasTurnedAwayForHaste() {
        assertThat(RetryPolicy.next(write(0), busy(null), NOW, new Random(1))).isInstanceOf(Wait.class);
    }

    @Example
    void doesNotRepeatWhatWouldFailAgain() {
        for (var kind : FailureKind.values()) {
            var failure = ProviderFailure.beforehand(kind, "no");

            var decision = RetryPolicy.next(read(0, LATE), failure, NOW, new Random(1));

            assertThat(decision instanceof Wait).as(kind.id()).isEqualTo(kind.passing());
        }
    }

    @Property
    void aWaitLiesInTheUpperHalfOfItsStepAndNoStepIsAboveTheCap(
            @ForAll("retries") Retry retry, @ForAll @IntRange(max = 100) int repeats, @ForAll long seed) {
        var step = Backoff.step(retry, repeats);
        var wait = Backoff.wait(retry, repeats, new Random(seed));

        assertThat(wait).isBetween(step.dividedBy(2), step);
        assertThat(step).isBetween(retry.firstWait(), retry.maxWait());
    }

    @Property
    void stepsDoubleUntilTheyReachTheCap(@ForAll("retries") Retry retry, @ForAll @IntRange(max = 60) int repeats) {
        var step = Backoff.step(retry, repeats);
        var next = Backoff.step(retry, repeats + 1);

        assertThat(next).isIn(step.multipliedBy(2), retry.maxWait()).isGreaterThanOrEqualTo(step);
    }

    @Property
    void noWaitReachesTheDeadline(
            @ForAll("retries") Retry retry,
            @ForAll @IntRange(max = 10) int repeats,
            @ForAll @LongRange(min = -1_000, max = 100_000) long left,
            @ForAll @LongRange(max = 200_000) long asked,
            @ForAll long seed) {
        var state = new RetryState(retry, true, repeats, NOW.plusMillis(left));

        var decision = RetryPolicy.next(state, busy(Duration.ofMillis(asked)), NOW, new Random(seed));

        switch (decision) {
            case Wait(var wait) -> {
                assertThat(NOW.plus(wait)).isBefore(state.deadline());
                assertThat(wait).isGreaterThanOrEqualTo(Duration.ofMillis(asked));
                assertThat(repeats).isLessThan(retry.retries());
            }
            case GiveUp(var retryAfter) -> assertThat(retryAfter).isGreaterThanOrEqualTo(Duration.ofMillis(asked));
        }
    }

    @Property
    void theSameRandomNumbersGiveTheSameDecision(@ForAll("retries") Retry retry, @ForAll long seed) {
        var state = new RetryState(retry, true, 0, LATE);

        assertThat(RetryPolicy.next(state, busy(null), NOW, new Random(seed)))
                .isEqualTo(RetryPolicy.next(state, busy(null), NOW, new Random(seed)));
    }

    @Provide
    Arbitrary<Retry> retries() {
        var first = Arbitraries.longs().between(1, 5_000).map(Duration::ofMillis);
        var more = Arbitraries.longs().between(0, 55_000).map(Duration::ofMillis);
        return Combinators.combine(Arbitraries.integers().between(0, 10), first, more)
                .as((retries, from, further) -> new Retry(retries, from, from.plus(further)));
    }

    private static RetryState read(int repeats, Instant deadline) {
        return new RetryState(Retry.USUAL, true, repeats, deadline);
    }

    private static RetryState write(int repeats) {
        return new RetryState(Retry.USUAL, false, repeats, LATE);
    }

    private static ProviderFailure busy(@Nullable Duration retryAfter) {
        return ProviderFailure.beforehand(FailureKind.RATE_LIMITED, "busy").withRetryAfter(retryAfter);
    }

    private static ProviderFailure unavailable(Effect effect) {
        return new ProviderFailure(FailureKind.UNAVAILABLE, null, "away", null, null, effect, true);
    }
}
