package io.fairlead.chassis.data;

import io.fairlead.chassis.identity.CurrentTenant;
import io.quarkus.arc.properties.IfBuildProperty;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

/** Binds the caller's tenant to each transaction that Panache opens; it runs right inside of Panache's own interceptor. */
@WithTransaction
@Interceptor
@IfBuildProperty(name = "quarkus.hibernate-orm.enabled", stringValue = "true")
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 300)
class TenantTransactionInterceptor {
    private final CurrentTenant currentTenant;

    TenantTransactionInterceptor(CurrentTenant currentTenant) {
        this.currentTenant = currentTenant;
    }

    @AroundInvoke
    Object bindTenant(InvocationContext invocation) {
        return Panache.getSession()
                .chain(session -> Transactions.bind(session, currentTenant.require()))
                .chain(() -> proceed(invocation));
    }

    private static Uni<?> proceed(InvocationContext invocation) {
        try {
            return (Uni<?>) invocation.proceed();
        } catch (Exception e) {
            return Uni.createFrom().failure(e);
        }
    }
}
