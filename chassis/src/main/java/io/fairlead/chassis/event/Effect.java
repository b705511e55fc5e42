package io.fairlead.chassis.event;

import io.fairlead.chassis.identity.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;

/** What events of one tenant bring about, in the transaction that remembers them. */
@FunctionalInterface
public interface Effect<E> {
    Uni<Void> apply(SqlConnection connection, TenantId tenant, List<InboundEvent<E>> events);
}
