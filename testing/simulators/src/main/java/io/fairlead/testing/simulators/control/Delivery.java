package io.fairlead.testing.simulators.control;

import io.fairlead.testing.simulators.twin.Answer;
import java.time.Duration;

/** What happens on the wire after a call. */
public sealed interface Delivery {

    Duration delay();

    record Send(Answer answer, Duration delay) implements Delivery {}

    record Break(Duration delay) implements Delivery {}
}
