package io.fairlead.sync.record;

import java.util.List;
import java.util.UUID;

/**
 * What came of writing readings.
 *
 * @param gone live records that the provider says are deleted; nothing has been done to them yet
 * @param live keys of records that the provider has
 */
public record Written(int created, int changed, int unchanged, int rejected, List<Gone> gone, List<String> live) {

    /**
     * A record that is deleted at the provider.
     *
     * @param number of the read that said so
     */
    public record Gone(String externalId, UUID record, long number) {}

    public Written {
        gone = List.copyOf(gone);
        live = List.copyOf(live);
    }
}
