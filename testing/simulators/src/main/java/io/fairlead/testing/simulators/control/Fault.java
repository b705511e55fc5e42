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

    /** The answer's head promises all of the body, and half of it comes before the connection breaks. */
    record Truncated() implements Fault {}

    /** The answer comes byte by byte. */
    record Trickle(Duration pause) implements Fault {}

    /** A page for people in the place of the answer, with status 200, as what stands in front of a provider shows it. */
    record Page() implements Fault {}

    /** A redirect to the location, or to the same address again where there is none. */
    record Redirect(@Nullable String location) implements Fault {}

    /** A small answer that unpacks to this many megabytes. */
    record Bomb(int megabytes) implements Fault {}

    /** An answer of lists within lists. */
    record Nested(int depth) implements Fault {}

    /** One call of so many is answered with this status; it did not act. */
    record Flapping(int status, int every) implements Fault {}

    /** A page of a list is the page before it, as a broken cache would have it. */
    record RepeatedPage() implements Fault {}

    /** A page of a list has half of its items and is counted as if it had all. */
    record ShortPage() implements Fault {}
}
