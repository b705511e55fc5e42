package io.fairlead.sync.refresh;

import io.fairlead.chassis.identity.TenantId;
import java.util.UUID;

/**
 * A record to be read again.
 *
 * @param cause the webhook event that said so last
 * @param wishes how many have said so: what is said while the record is read is not lost
 * @param attempts how often in a row reading it has failed
 */
record Wish(
        TenantId tenant, String integration, String stream, String externalId, UUID cause, long wishes, int attempts) {}
