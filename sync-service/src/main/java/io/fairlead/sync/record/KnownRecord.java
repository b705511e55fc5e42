package io.fairlead.sync.record;

import io.fairlead.sync.mapping.Checksum;
import java.util.UUID;

/** What was last read of a record. */
record KnownRecord(UUID record, Checksum checksum, boolean deleted) {

    boolean differsFrom(Checksum other) {
        return deleted || !checksum.equals(other);
    }
}
