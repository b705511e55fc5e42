package io.fairlead.chassis.identity;

import io.smallrye.common.vertx.ContextLocals;
import io.smallrye.common.vertx.VertxContext;
import java.util.Optional;

/** Caller and tenant of the work at hand, kept in the Vert.x duplicated context; nothing else writes there. */
final class RequestIdentity {

    private static final String CALLER = "fairlead.caller";
    private static final String TENANT = "fairlead.tenant";

    private RequestIdentity() {}

    static Optional<Caller> caller() {
        return local(CALLER, Caller.class);
    }

    static Optional<TenantId> tenant() {
        return local(TENANT, TenantId.class);
    }

    static void caller(Caller caller) {
        ContextLocals.put(CALLER, caller);
    }

    static void tenant(TenantId tenant) {
        ContextLocals.put(TENANT, tenant);
    }

    private static <T> Optional<T> local(String key, Class<T> type) {
        if (!VertxContext.isOnDuplicatedContext()) {
            return Optional.empty();
        }
        return ContextLocals.get(key).map(type::cast);
    }
}
