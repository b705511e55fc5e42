package io.fairlead.sync.record;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ids of records: UUIDs of version 7 (RFC 9562), which begin with the time, so that what is written together lies together
 * in the index. They are no secret.
 */
final class RecordIds {
    private static final long VERSION_7 = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private RecordIds() {}

    static UUID next() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        long most = System.currentTimeMillis() << 16 | VERSION_7 | random.nextLong(0x1000);
        return new UUID(most, VARIANT | random.nextLong() >>> 2);
    }
}
