package io.fairlead.connector.engine.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.connector.engine.manifest.FailureKind;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class JournaledWriteTest {
    private static final String BOOK = "{\"id\":\"b1\"}";

    private final Rig rig = new Rig();

    @Test
    void isWrittenDownBeforeItIsSentAndItsOutcomeAfterwards() {
        rig.provider.answers(200, "{}");

        var answered = rig.idempotencyKey("order-7").answered("lend-book", BOOK);

        assertThat(rig.journal.begun).singleElement().satisfies(intent -> {
            assertThat(intent.call()).isEqualTo(answered.record().id());
            assertThat(intent.idempotencyKey()).isEqualTo("order-7");
        });
        assertThat(rig.journal.ended).containsExactly(answered.record());
        assertThat(answered.record().journaled()).isTrue();
    }

    @Test
    void isOneEntryHoweverOftenItIsRepeated() {
        rig.provider.answers(503, "{}").answers(503, "{}").answers(200, "{}");

        rig.answered("lend-book", BOOK);

        assertThat(rig.journal.begun).hasSize(1);
        assertThat(rig.journal.ended).hasSize(1);
    }

    @Test
    void keepsTheKeyTheEngineMadeUp() {
        rig.provider.answers(200, "{}");

        rig.answered("lend-book", BOOK);

        var sent = rig.provider.requests().getFirst().headers().first("Idempotency-Key");
        assertThat(sent).contains(String.valueOf(rig.journal.begun.getFirst().idempotencyKey()));
    }

    @Test
    void hasNoKeyWhereTheProviderKnowsNone() {
        rig.provider.answers(200, "{}");

        rig.idempotencyKey("order-7").answered("add-book", "{}");

        assertThat(rig.journal.begun.getFirst().idempotencyKey()).isNull();
    }

    @Test
    void isNotSentWhenItCannotBeWrittenDown() {
        rig.journal.isAway();

        var refused = rig.failed("add-book", "{}");

        assertThat(refused.failure().kind()).isEqualTo(FailureKind.UNRECORDED);
        assertThat(rig.provider.requests()).isEmpty();
    }

    @Test
    void aReadIsNotWrittenDown() {
        rig.provider.answers(200, "{}");

        rig.answered("get-book", BOOK);

        assertThat(rig.journal.begun).isEmpty();
        assertThat(rig.record().journaled()).isFalse();
    }

    @Test
    void isEndedAlsoWhenTheCallerLeaves() {
        rig.provider.answersAfter(Duration.ofSeconds(5), 200, "{}");
        var call = rig.engine().call(rig.request("add-book", "{}")).subscribe().with(ignored -> {});

        call.cancel();

        assertThat(rig.journal.ended).singleElement().satisfies(record -> {
            assertThat(String.valueOf(record.failure())).contains("CANCELLED");
            assertThat(record.attempts()).hasSize(1);
        });
    }
}
