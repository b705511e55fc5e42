package io.fairlead.testing.simulators.control;

import io.fairlead.testing.simulators.twin.Answer;
import io.fairlead.testing.simulators.twin.Records;
import java.time.Duration;
import java.util.concurrent.CompletionStage;

/** What happens on the wire after a call. */
public sealed interface Delivery {

    Duration delay();

    static Delivery now(Answer answer) {
        return new Send(answer, Duration.ZERO);
    }

    record Send(Answer answer, Duration delay) implements Delivery {}

    record Break(Duration delay) implements Delivery {}

    /** Half of the body, then the end of the connection. */
    record Cut(Answer answer, Duration delay) implements Delivery {}

    /** A byte, a pause, a byte. */
    record Trickle(Answer answer, Duration delay, Duration pause) implements Delivery {}

    /** Spaces, packed. */
    record Bomb(int megabytes, Duration delay) implements Delivery {}

    /** Records, one a line, each made when its turn comes. */
    record Lines(Records.Lines lines) implements Delivery {

        @Override
        public Duration delay() {
            return Duration.ZERO;
        }
    }

    /** An answer that waits for others. */
    record Later(CompletionStage<Answer> answer) implements Delivery {

        @Override
        public Duration delay() {
            return Duration.ZERO;
        }
    }
}
