package io.fairlead.chassis.event;

import io.fairlead.chassis.identity.TenantId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event that arrived.
 *
 * @param tenant what its key begins with, or its data says
 * @param putAside what is known besides where it was read from a dead-letter topic, else null
 */
public record InboundEvent<E>(
        UUID id,
        TenantId tenant,
        String key,
        E data,
        @Nullable PutAside putAside) {}
