package io.fairlead.sync.record;

import io.fairlead.chassis.data.Transactions;
import io.fairlead.chassis.identity.Roles;
import io.fairlead.chassis.page.Page;
import io.fairlead.chassis.page.PageQuery;
import io.fairlead.chassis.page.PageRequest;
import io.fairlead.chassis.problem.Failure;
import io.fairlead.contracts.problem.ProblemCode;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/records/{stream}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Records")
public class RecordResource {
    private final Transactions transactions;
    private final RecordLog log;

    RecordResource(Transactions transactions, RecordLog log) {
        this.transactions = transactions;
        this.log = log;
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(
            operationId = "listRecords",
            summary = "The records of a stream",
            description = "In the order in which they came. Deleted ones are listed only when they are asked for.")
    public Uni<Page<RecordView>> list(String stream, @BeanParam RecordFilter filter, @BeanParam PageQuery page) {
        PageRequest request = page.request();
        return transactions.inCurrentTenant(connection -> log.page(connection, stream, filter, request));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Roles.VIEWER)
    @Operation(operationId = "getRecord", summary = "One record, with its external ids and when it was last in step")
    public Uni<RecordView> get(String stream, UUID id) {
        return transactions
                .inCurrentTenant(connection -> log.find(connection, stream, id))
                .map(found -> found.orElseThrow(
                        () -> Failure.of(ProblemCode.NOT_FOUND, "There is no such record in this stream.")));
    }
}
