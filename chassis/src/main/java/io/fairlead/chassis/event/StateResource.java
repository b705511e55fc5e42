package io.fairlead.chassis.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fairlead.chassis.data.Transactions;
import io.fairlead.chassis.identity.Roles;
import io.fairlead.chassis.page.Page;
import io.fairlead.chassis.page.PageQuery;
import io.fairlead.chassis.page.PageRequest;
import io.fairlead.chassis.problem.Failure;
import io.fairlead.contracts.problem.ProblemCode;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/**
 * What this service knows of the state topics it follows, for who looks into the suite from inside; the gateway has no
 * route here. Topics of tenants are not shown: whoever runs the installation sees none of their data.
 */
@Path("/internal/state")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.SERVICE, Roles.PLATFORM})
public class StateResource {
    private static final String LIST = "state";
    private static final String KEYS =
            "select key, revision from state_copy where topic = $1 and key > $2 order by key limit $3";
    private static final String REVISION = "select revision from state_copy where topic = $1 and key = $2";

    /** A topic, and whether its end was reached since the start; until then the copy of an earlier run is what there is. */
    record Following(String topic, boolean caughtUp) {}

    /** A key with the revision this service has of it, and alone also with the value, where it keeps values as they are. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Kept(String key, long revision, @Nullable Object value) {}

    private final StateTopics topics;
    private final Transactions transactions;

    StateResource(StateTopics topics, Transactions transactions) {
        this.topics = topics;
        this.transactions = transactions;
    }

    @GET
    @Operation(hidden = true)
    public List<Following> topics() {
        return shown().stream()
                .map(each -> new Following(each.topic().name(), each.state().isCaughtUp()))
                .toList();
    }

    @GET
    @Path("/{topic}")
    @Operation(hidden = true)
    public Uni<Page<Kept>> keys(String topic, @BeanParam PageQuery query) {
        PageRequest request = query.request();
        String after = request.after(LIST, 1).map(List::getFirst).orElse("");
        String name = require(topic).topic().name();
        return transactions
                .withoutTenant(
                        connection -> connection.preparedQuery(KEYS).execute(Tuple.of(name, after, request.fetch())))
                .map(rows -> {
                    List<Kept> kept = new ArrayList<>(rows.size());
                    for (Row row : rows) kept.add(new Kept(row.getString("key"), row.getLong("revision"), null));
                    return Page.of(request, kept, LIST, each -> List.of(each.key()));
                });
    }

    @GET
    @Path("/{topic}/{key}")
    @Operation(hidden = true)
    public Uni<Kept> value(String topic, String key) {
        StateTopics.Followed followed = require(topic);
        return transactions.withoutTenant(connection -> connection
                .preparedQuery(REVISION)
                .execute(Tuple.of(followed.topic().name(), key))
                .chain(rows -> rows.size() == 0
                        ? Uni.createFrom().failure(nothingThere())
                        : value(connection, followed.copy(), key)
                                .map(value -> new Kept(
                                        key, rows.iterator().next().getLong("revision"), value.orElse(null)))));
    }

    private static Uni<Optional<Object>> value(SqlConnection connection, StateCopy<?> copy, String key) {
        return copy instanceof StateTable<?> table
                ? table.find(connection, key).map(found -> found.map(value -> value))
                : Uni.createFrom().item(Optional.empty());
    }

    private StateTopics.Followed require(String topic) {
        return shown().stream()
                .filter(each -> each.topic().name().equals(topic))
                .findFirst()
                .orElseThrow(StateResource::nothingThere);
    }

    private List<StateTopics.Followed> shown() {
        return topics.followed().stream()
                .filter(each -> !each.topic().key().startsWith("tenant"))
                .toList();
    }

    private static Failure nothingThere() {
        return Failure.of(ProblemCode.NOT_FOUND, "This service follows no such state.");
    }
}
