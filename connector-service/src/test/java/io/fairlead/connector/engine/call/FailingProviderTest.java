package io.fairlead.connector.engine.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.connector.engine.breaker.BreakerState.Position;
import io.fairlead.connector.engine.http.HttpFailure;
import io.fairlead.connector.engine.manifest.FailureKind;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Calls to a provider that keeps failing; a call that is repeated counts as one. */
class FailingProviderTest {
    private static final String ANY = "{}";

    private final Rig rig = new Rig();

    @Test
    void isLeftAloneAfterFiveCallsFailedInARow() {
        failingCalls(5);
        var asked = rig.provider.requests().size();

        var refused = rig.failed("add-book", ANY);

        assertThat(refused.failure().kind()).isEqualTo(FailureKind.BREAKER_OPEN);
        assertThat(refused.failure().retryAfter()).isBetween(Duration.ofSeconds(50), Duration.ofSeconds(60));
        assertThat(refused.record().attempts()).isEmpty();
        assertThat(refused.record().breaker()).isNull();
        assertThat(rig.provider.requests()).hasSize(asked);
    }

    @Test
    void isStillAskedAfterFour() {
        failingCalls(4);
        rig.provider.now().answers(200, ANY);

        assertThat(rig.answered("add-book", ANY).record().breaker()).isEqualTo(Position.CLOSED);
    }

    @Test
    void isTriedOnceWhenItsTimeHasPassedAndCalledAgainWhenItAnswers() {
        failingCalls(5);
        rig.time.pass(Duration.ofSeconds(60));
        rig.provider.now().answers(200, ANY).answers(200, ANY);

        assertThat(rig.answered("add-book", ANY).record().breaker()).isEqualTo(Position.CLOSED);
        rig.answered("add-book", ANY);
    }

    @Test
    void aTrialIsNotRepeated() {
        failingCalls(5);
        rig.time.pass(Duration.ofSeconds(60));
        rig.provider.now().answers(503, ANY).answers(200, ANY);

        var trial = rig.failed("get-book", "{\"id\":\"b1\"}");

        assertThat(trial.record().attempts()).hasSize(1);
        assertThat(trial.record().breaker()).isEqualTo(Position.OPEN);
    }

    @Test
    void aCallThatIsWaitingToBeRepeatedIsNotRepeatedOnceTheBreakerIsOpen() {
        rig.provider.now().answers(503, ANY, "Retry-After", "20");
        var waiting =
                rig.engine().call(rig.request("get-book", "{\"id\":\"b1\"}")).subscribeAsCompletionStage();
        failingCalls(5);
        var asked = rig.provider.requests().size();

        var outcome = rig.time.resultOf(waiting);

        assertThat(outcome).isInstanceOf(CallOutcome.Failed.class);
        assertThat(((CallOutcome.Failed) outcome).failure().kind()).isEqualTo(FailureKind.UNAVAILABLE);
        assertThat(rig.provider.requests()).hasSize(asked);
    }

    @Test
    void refusalsAndThrottlingDoNotOpenIt() {
        for (var i = 0; i < 20; i++) {
            rig.provider.now().answers(i % 2 == 0 ? 422 : 404, ANY);
            rig.failed("add-book", ANY);
            rig.provider.now().answers(429, ANY, "Retry-After", "3600");
            rig.failed("add-book", ANY);
        }
        rig.provider.now().answers(200, ANY);

        rig.answered("add-book", ANY);
    }

    @Test
    void aSettingSaysWhenAndForHowLong() {
        rig.setting("breaker-threshold", 1).setting("breaker-open-time", "2s");
        failingCalls(1);
        assertThat(rig.failed("add-book", ANY).failure().kind()).isEqualTo(FailureKind.BREAKER_OPEN);

        rig.time.pass(Duration.ofSeconds(2));
        rig.provider.now().answers(200, ANY);

        rig.answered("add-book", ANY);
    }

    private void failingCalls(int number) {
        for (var i = 0; i < number; i++) {
            rig.provider.now().fails(new HttpFailure.Broken("reset", null));
            rig.failed("add-book", ANY);
        }
    }
}
