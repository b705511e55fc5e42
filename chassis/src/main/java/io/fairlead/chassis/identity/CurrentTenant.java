package io.fairlead.chassis.identity;

import io.fairlead.chassis.log.LogFields;
import io.fairlead.chassis.problem.Failure;
import io.fairlead.contracts.problem.ProblemCode;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The tenant the work at hand belongs to: of a request, what its verified identity says; of work without a caller, what
 * {@link #within} was told. It travels in the Vert.x duplicated context.
 */
@ApplicationScoped
public class CurrentTenant {

    private final Vertx vertx;

    public CurrentTenant(Vertx vertx) {
        this.vertx = vertx;
    }

    /**
     * The tenant.
     *
     * @throws Failure {@code forbidden} when the caller has no tenant
     * @throws IllegalStateException when there is no caller either, which is a mistake of ours
     */
    public TenantId require() {
        return find().orElseThrow(CurrentTenant::missing);
    }

    /** The tenant, where there is one. */
    public Optional<TenantId> find() {
        return RequestIdentity.tenant();
    }

    /**
     * Runs work for {@code tenant} in a context of its own, so that nothing of the surrounding request or transaction is
     * visible to it, and what runs beside it sees another tenant or none. The result arrives where it was asked for.
     */
    public <T> Uni<T> within(TenantId tenant, Supplier<Uni<T>> work) {
        return FreshContext.of(vertx).run(() -> {
            RequestIdentity.tenant(tenant);
            LogFields.put("tenant", tenant.value());
            return work.get();
        });
    }

    private static RuntimeException missing() {
        return RequestIdentity.caller().isPresent()
                ? Failure.of(ProblemCode.FORBIDDEN, "This belongs to a tenant, and this identity has none.")
                : new IllegalStateException("no tenant is set for this work");
    }
}
