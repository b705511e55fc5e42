package io.fairlead.testing.simulators.control;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What goes wrong between a caller and a provider. */
sealed interface Fault {

    /** The provider acts at once and answers late. */
    record Latency(Duration delay) implements Fault {}

    /** The provider answers with this status; a lost answer means that it acted first. */
    record Status(int status, boolean lostAnswer) implements Fault {}

    record RateLimit(@Nullable Duration retryAfter) implements Fault {}

    /** The connection breaks without an answer; a lost answer means that the provider acted first. */
    record Reset(boolean lostAnswer) implements Fault {}
}
