package io.fairlead.chassis.limit;

import java.time.Duration;

/**
 * A place in the queue at a bucket.
 *
 * @param granted whether it was given
 * @param untilThen until it comes; when it was not given, after which asking again makes sense
 * @param epoch during which it holds: when the bucket was closed since, it is void
 * @param local whether it is of this process' own queue, because Redis is away
 */
public record Turn(boolean granted, Duration untilThen, long epoch, boolean local) {}
