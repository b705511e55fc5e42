package io.fairlead.chassis.secret;

import io.fairlead.chassis.identity.TenantId;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** Where the tenants' wrapped data keys are kept. */
interface DataKeys {

    /** Number of the first data key of every tenant. */
    int FIRST = 1;

    /**
     * A tenant's data key, readable only with the key-encryption key that its text names.
     *
     * @param wrapped the key under which it is wrapped, and the wrapped key
     */
    record WrappedKey(int number, String wrapped) {}

    Uni<Optional<WrappedKey>> find(TenantId tenant, int number);

    /** Stores a tenant's key unless one of that number is there, and gives the one that is there afterwards. */
    Uni<WrappedKey> addIfAbsent(TenantId tenant, WrappedKey key);

    /** All keys of a tenant. */
    Multi<WrappedKey> of(TenantId tenant);

    /** Replaces a wrapping unless somebody was faster; the data key itself stays. */
    Uni<Void> rewrapped(TenantId tenant, WrappedKey before, WrappedKey after);

    /** Everyone who has a data key. */
    Multi<TenantId> tenants();
}
