package io.fairlead.chassis.secret;

import io.fairlead.chassis.identity.TenantId;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

final class InMemoryDataKeys implements DataKeys {

    private final Map<TenantId, Map<Integer, WrappedKey>> keys = new ConcurrentHashMap<>();

    @Override
    public Uni<Optional<WrappedKey>> find(TenantId tenant, int number) {
        return Uni.createFrom().item(Optional.ofNullable(keysOf(tenant).get(number)));
    }

    @Override
    public Uni<WrappedKey> addIfAbsent(TenantId tenant, WrappedKey key) {
        keysOf(tenant).putIfAbsent(key.number(), key);
        return find(tenant, key.number()).map(Optional::orElseThrow);
    }

    @Override
    public Multi<WrappedKey> of(TenantId tenant) {
        return Multi.createFrom().iterable(new TreeMap<>(keysOf(tenant)).values());
    }

    @Override
    public Uni<Void> rewrapped(TenantId tenant, WrappedKey before, WrappedKey after) {
        keysOf(tenant).replace(before.number(), before, after);
        return Uni.createFrom().voidItem();
    }

    @Override
    public Multi<TenantId> tenants() {
        return Multi.createFrom().iterable(keys.keySet());
    }

    private Map<Integer, WrappedKey> keysOf(TenantId tenant) {
        return keys.computeIfAbsent(tenant, any -> new ConcurrentHashMap<>());
    }
}
