package io.fairlead.chassis.event;

import org.jspecify.annotations.Nullable;

/**
 * Rows of the outbox that hold a lane.
 *
 * @param known a row that was there so long ago that every replica knows of it, if it has not left
 * @param newest the one to be that next, seen at the time beside it
 */
record LaneRows(@Nullable Long known, long newest, long newestSeenAt) {

    static LaneRows next(@Nullable LaneRows before, long newest, long now, long settlingNanos) {
        if (before == null) return new LaneRows(null, newest, now);
        if (now - before.newestSeenAt < settlingNanos) return before;
        return new LaneRows(before.newest, newest, now);
    }
}
