package io.fairlead.chassis.event;

import io.fairlead.chassis.identity.TenantId;
import java.util.UUID;

/** An event that arrived; its tenant comes from its key. */
public record InboundEvent<E>(UUID id, TenantId tenant, String key, E data) {}
