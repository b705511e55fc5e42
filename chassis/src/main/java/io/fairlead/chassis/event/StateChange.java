package io.fairlead.chassis.event;

import org.jspecify.annotations.Nullable;

/**
 * What a record of a state topic says about its key.
 *
 * @param value null when the key is gone
 */
record StateChange<V>(String key, long revision, @Nullable V value) {
    boolean isNewerThan(@Nullable StateChange<V> other) {
        return other == null || revision >= other.revision;
    }
}
