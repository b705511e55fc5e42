package io.fairlead.chassis.event;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/**
 * A service's own table that holds what it takes from a state topic. Where the topic's key begins with a tenant, the
 * connection's transaction is that tenant's.
 */
public interface StateCopy<V> {
    /** Stores a value in place of any other of its key. */
    Uni<Void> put(SqlConnection connection, String key, V value);

    /** Removes the value of a key, if there is one. */
    Uni<Void> remove(SqlConnection connection, String key);

    /** Whether this build can do something with a value. When it cannot, the one before stays, and is not taken for it. */
    default boolean understands(V value) {
        return true;
    }
}
