package io.fairlead.sync.record;

import io.fairlead.chassis.identity.TenantId;
import io.fairlead.contracts.event.RecordChange.Cause;
import io.fairlead.sync.connector.Stream;

/**
 * Where records come from, and why just now.
 *
 * @param version of the connector by which they were mapped
 */
public record Source(TenantId tenant, String integration, Stream stream, int version, Cause cause) {}
