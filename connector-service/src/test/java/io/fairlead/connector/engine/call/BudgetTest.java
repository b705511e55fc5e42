package io.fairlead.connector.engine.call;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.connector.engine.manifest.FailureKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Calls to a provider that allows two requests a second, three at once. */
class BudgetTest {
    private static final String BOOK = "{\"id\":\"b1\"}";
    private static final String LIMITED =
            Rig.LIBRARY.replace("operations:\n", "limits: { per-second: 2, burst: 3 }\noperations:\n");

    private final Rig rig = new Rig(LIMITED);
    private final Instant start = rig.time.now();

    @Test
    void whatIsAllowedGoesAtOnce() {
        rig.provider.answers(200, BOOK);

        for (var i = 0; i < 3; i++) rig.answered("get-book", BOOK);

        assertThat(rig.time.now()).isEqualTo(start);
    }

    @Test
    void whatIsMoreWaitsItsTurnInTheOrderInWhichItCame() {
        rig.provider.answers(200, BOOK);

        var calls = begun(6);

        assertThat(calls.stream().map(this::outcomeAfter)).containsExactly(0L, 0L, 0L, 500L, 1_000L, 1_500L);
        assertThat(rig.provider.requests()).hasSize(6);
        assertThat(rig.records)
                .allSatisfy(record -> assertThat(record.attempts()).hasSize(1));
    }

    @Test
    void aWaitThatDoesNotFitTheDeadlineIsTheCallersAtOnce() {
        rig.provider.answers(200, BOOK);
        begun(3);

        var refused = rig.patience(Duration.ofMillis(500)).failed("get-book", BOOK);

        assertThat(rig.time.now()).isEqualTo(start);
        assertThat(refused.failure().kind()).isEqualTo(FailureKind.RATE_LIMITED);
        assertThat(refused.failure().status()).isNull();
        assertThat(refused.failure().retryAfter()).isEqualTo(Duration.ofMillis(500));
        assertThat(refused.record().attempts()).isEmpty();
        assertThat(rig.provider.requests()).hasSize(3);
    }

    @Test
    void whoWasRefusedHasTakenNothing() {
        rig.provider.answers(200, BOOK);
        begun(3);
        rig.patience(Duration.ofMillis(100));
        for (var i = 0; i < 5; i++) rig.failed("get-book", BOOK);

        rig.patience(Duration.ofSeconds(1)).answered("get-book", BOOK);

        assertThat(elapsed()).isEqualTo(500);
    }

    @Test
    void noMoreThanTheQueueHoldsWait() {
        rig.provider.answers(200, BOOK);

        var calls = begun(14);

        assertThat(calls.getLast()).isCompletedWithValueMatching(CallOutcome.Failed.class::isInstance);
        assertThat(calls.get(12)).isNotDone();
    }

    @Test
    void everyRepeatedAttemptIsTakenFromTheBudgetToo() {
        rig.provider.answers(503, BOOK, "Retry-After", "0").answers(200, BOOK);
        var repeated = begun(3).getFirst();

        assertThat(outcomeAfter(repeated)).isGreaterThanOrEqualTo(500);
        assertThat(rig.provider.requests()).hasSize(4);
    }

    @Test
    void aRepetitionThatWouldComeTooLateEndsWithWhatFailed() {
        rig.provider.answers(503, BOOK);
        rig.patience(Duration.ofMillis(1_100));
        var calls = begun(3);

        var outcome = (CallOutcome.Failed) rig.time.resultOf(calls.getLast());

        assertThat(outcome.failure().kind()).isEqualTo(FailureKind.UNAVAILABLE);
        assertThat(outcome.failure().retryAfter()).isPositive();
    }

    @Test
    void whatTheProviderAsksOneCallForAllCallsDo() {
        rig.provider.answers(429, "{}", "Retry-After", "4").answers(200, BOOK);
        var asked = begun(1).getFirst();

        var others = begun(2);

        assertThat(rig.provider.requests()).hasSize(1);
        assertThat(others.stream().map(this::outcomeAfter)).containsExactly(4_000L, 4_500L);
        assertThat(rig.time.resultOf(asked)).isInstanceOf(CallOutcome.Answered.class);
        assertThat(elapsed()).isEqualTo(5_000);
    }

    @Test
    void alsoTheCallsThatWereWaitingAlreadyDo() {
        rig.provider.answers(200, BOOK);
        var calls = begun(5);
        var account = rig.request("get-book", BOOK).account();
        rig.budgets
                .close(account, requireNonNull(rig.allowance()), Duration.ofSeconds(9))
                .await()
                .indefinitely();

        rig.time.pass(Duration.ofMillis(8_999));

        assertThat(rig.provider.requests()).hasSize(3);
        assertThat(outcomeAfter(calls.get(3))).isEqualTo(9_000);
        assertThat(outcomeAfter(calls.get(4))).isEqualTo(9_500);
    }

    @Test
    void aCallThatCannotWaitSoLongIsToldHowLong() {
        rig.provider.answers(429, "{}", "Retry-After", "120");
        rig.failed("get-book", BOOK);

        var refused = rig.failed("get-book", BOOK);

        assertThat(refused.failure().retryAfter()).isEqualTo(Duration.ofMinutes(2));
        assertThat(refused.record().attempts()).isEmpty();
        assertThat(rig.provider.requests()).hasSize(1);
    }

    @Test
    void aProviderThatAsksForTooMuchIsAskedAgainSooner() {
        rig.provider.answers(429, "{}", "Retry-After", "86400").answers(200, BOOK);
        rig.failed("get-book", BOOK);
        rig.time.pass(Duration.ofMinutes(5));

        rig.answered("get-book", BOOK);
    }

    @Test
    void aSettingOfTheIntegrationComesFirst() {
        rig.setting("limit-per-second", 10).provider.answers(200, BOOK);

        var calls = begun(12);

        assertThat(outcomeAfter(calls.get(9))).isZero();
        assertThat(outcomeAfter(calls.get(11))).isEqualTo(200);
    }

    @Test
    void withoutALimitNobodyWaits() {
        var free = new Rig();
        free.provider.answers(200, BOOK);

        for (var i = 0; i < 100; i++) free.answered("get-book", BOOK);

        assertThat(free.time.now()).isEqualTo(start);
    }

    private List<CompletableFuture<CallOutcome>> begun(int number) {
        return IntStream.range(0, number)
                .mapToObj(n -> rig.engine().call(rig.request("get-book", BOOK)).subscribeAsCompletionStage())
                .toList();
    }

    private long outcomeAfter(CompletableFuture<CallOutcome> call) {
        assertThat(rig.time.resultOf(call)).isInstanceOf(CallOutcome.Answered.class);
        return elapsed();
    }

    private long elapsed() {
        return Duration.between(start, rig.time.now()).toMillis();
    }
}
