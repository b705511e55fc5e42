package io.fairlead.chassis.data;

import io.fairlead.chassis.identity.CurrentTenant;
import io.fairlead.chassis.identity.TenantId;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * The one door to the database. Every transaction that passes it says for which tenant it works, and row-level security
 * does the rest; tables of tenants raise in a transaction without one. Panache's {@code @WithTransaction} passes here too.
 */
@ApplicationScoped
public class Transactions {
    static final String SET_TENANT = "select set_config('fairlead.tenant', $1, true)";
    private static final String NOBODY = "";

    private final Pool pool;
    private final CurrentTenant currentTenant;

    public Transactions(Pool pool, CurrentTenant currentTenant) {
        this.pool = pool;
        this.currentTenant = currentTenant;
    }

    /** For work whose tenant comes from a row, a key or an event. */
    public <T> Uni<T> inTenant(TenantId tenant, Function<SqlConnection, Uni<T>> work) {
        return open(tenant.value(), work);
    }

    /** For work on behalf of the caller. */
    public <T> Uni<T> inCurrentTenant(Function<SqlConnection, Uni<T>> work) {
        return Uni.createFrom().deferred(() -> inTenant(currentTenant.require(), work));
    }

    /** For the tables that have no tenant: queues, leases, the outbox, remembered events. */
    public <T> Uni<T> withoutTenant(Function<SqlConnection, Uni<T>> work) {
        return open(NOBODY, work);
    }

    /** A Hibernate session on behalf of the caller; Panache entities and repositories take part in it. */
    public <T> Uni<T> sessionInCurrentTenant(Function<Mutiny.Session, Uni<T>> work) {
        return Uni.createFrom().deferred(() -> sessionInTenant(currentTenant.require(), work));
    }

    /** A Hibernate session for work whose tenant comes from a row, a key or an event. */
    public <T> Uni<T> sessionInTenant(TenantId tenant, Function<Mutiny.Session, Uni<T>> work) {
        return Panache.withTransaction(() ->
                Panache.getSession().chain(session -> bind(session, tenant).chain(() -> work.apply(session))));
    }

    static Uni<Void> bind(Mutiny.Session session, TenantId tenant) {
        return session.createNativeQuery("select set_config('fairlead.tenant', :tenant, true)", String.class)
                .setParameter("tenant", tenant.value())
                .getSingleResult()
                .replaceWithVoid();
    }

    private <T> Uni<T> open(String tenant, Function<SqlConnection, Uni<T>> work) {
        return pool.withTransaction(connection ->
                connection.preparedQuery(SET_TENANT).execute(Tuple.of(tenant)).chain(() -> work.apply(connection)));
    }
}
