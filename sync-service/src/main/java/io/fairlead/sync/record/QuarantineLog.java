package io.fairlead.sync.record;

import io.fairlead.chassis.identity.CurrentTenant;
import io.fairlead.chassis.page.PageRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The quarantine as people look at it. */
@ApplicationScoped
class QuarantineLog {
    static final String LIST = "quarantine";
    private static final UUID FIRST = new UUID(0, 0);
    private static final String PAGE = """
            select * from quarantine
            where ($1::text is null or integration = $1) and ($2::text is null or stream = $2) and id > $3
            order by id
            limit $4""";

    private final CurrentTenant tenant;
    private final InboxNotes inbox;

    QuarantineLog(CurrentTenant tenant, InboxNotes inbox) {
        this.tenant = tenant;
        this.inbox = inbox;
    }

    Uni<List<QuarantinedView>> page(
            SqlConnection connection, @Nullable String integration, @Nullable String stream, PageRequest request) {
        UUID after = request.after(LIST, 1)
                .map(position -> UUID.fromString(position.getFirst()))
                .orElse(FIRST);
        return connection
                .preparedQuery(PAGE)
                .execute(Tuple.of(integration, stream, after, request.fetch()))
                .map(QuarantinedView::all);
    }

    Uni<Optional<QuarantinedView>> find(SqlConnection connection, UUID id) {
        return connection
                .preparedQuery("select * from quarantine where id = $1")
                .execute(Tuple.of(id))
                .map(rows -> QuarantinedView.all(rows).stream().findFirst());
    }

    /** Whether there was one. */
    Uni<Boolean> discard(SqlConnection connection, UUID id) {
        return connection
                .preparedQuery("delete from quarantine where id = $1")
                .execute(Tuple.of(id))
                .chain(rows -> rows.rowCount() == 0
                        ? Uni.createFrom().item(false)
                        : inbox.settled(connection, tenant.require(), List.of(id))
                                .replaceWith(true));
    }
}
