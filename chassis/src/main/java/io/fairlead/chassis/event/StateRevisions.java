package io.fairlead.chassis.event;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * The one sequence of a service's state revisions. Draw a revision after the row it belongs to is locked, so that a key's
 * revisions rise in the order of its commits. An SQL statement may as well use {@code nextval('state_revision')} itself.
 */
@ApplicationScoped
public class StateRevisions {
    private static final String NEXT = "select nextval('state_revision') as revision";

    public Uni<Long> next(SqlConnection connection) {
        return connection.query(NEXT).execute().map(rows -> rows.iterator()
                .next()
                .getLong("revision"));
    }

    /** As many revisions, each higher than the one before. */
    public Uni<List<Long>> next(SqlConnection connection, int count) {
        return connection
                .preparedQuery("select nextval('state_revision') as revision from generate_series(1, $1)")
                .execute(Tuple.of(count))
                .map(rows -> {
                    List<Long> revisions = new ArrayList<>(count);
                    for (Row row : rows) revisions.add(row.getLong("revision"));
                    return revisions;
                });
    }

    public Uni<Long> next(Mutiny.Session session) {
        return session.createNativeQuery(NEXT, Long.class).getSingleResult();
    }
}
