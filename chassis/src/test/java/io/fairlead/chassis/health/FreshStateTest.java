package io.fairlead.chassis.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class FreshStateTest {

    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicLong now = new AtomicLong();
    private Uni<Void> answer = Uni.createFrom().voidItem();
    private final Uni<Boolean> state = new FreshState(
                    new Dependency() {
                        @Override
                        public String name() {
                            return "peer";
                        }

                        @Override
                        public Uni<Void> probe() {
                            asked.incrementAndGet();
                            return answer;
                        }
                    },
                    Duration.ofMillis(50),
                    Duration.ofSeconds(1),
                    now::get)
            .isUp();

    @Test
    void asksOnceForManyWhoWantToKnow() {
        ask();
        ask();

        assertThat(asked).hasValue(1);
    }

    @Test
    void asksAgainWhenTheAnswerIsOld() {
        ask();
        now.addAndGet(Duration.ofMillis(1_001).toNanos());
        ask();

        assertThat(asked).hasValue(2);
    }

    @Test
    void isDownWhenThePeerFails() {
        answer = Uni.createFrom().failure(new IllegalStateException("away"));

        assertThat(ask()).isFalse();
    }

    @Test
    void isDownWhenThePeerIsSilent() {
        answer = Uni.createFrom().nothing();

        assertThat(ask()).isFalse();
    }

    @Test
    void isUpAgainWhenThePeerIs() {
        answer = Uni.createFrom().failure(new IllegalStateException("away"));
        ask();
        answer = Uni.createFrom().voidItem();
        now.addAndGet(Duration.ofMillis(1_001).toNanos());

        assertThat(ask()).isTrue();
    }

    private boolean ask() {
        return state.await().atMost(Duration.ofSeconds(5));
    }
}
