package io.fairlead.monitoring.inbox;

import io.fairlead.chassis.identity.Roles;
import io.fairlead.chassis.page.Page;
import io.fairlead.chassis.page.PageQuery;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/inbox")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.VIEWER)
@Tag(name = "Monitoring")
public class InboxResource {
    private final Inbox inbox;

    InboxResource(Inbox inbox) {
        this.inbox = inbox;
    }

    @GET
    @Operation(
            operationId = "listInbox",
            summary = "What waits for a person, newest first",
            description =
                    "state unknown: a write was under way when the process that made it ended; nobody knows whether the"
                            + " provider did it. Repeating the call under the item's idempotencyKey settles it. state failed: it was"
                            + " tried as often as it is by itself; its action replay has it tried again.")
    public Uni<Page<InboxItem>> list(
            @QueryParam("integration") @Nullable String integration,
            @QueryParam("kind") @Nullable String kind,
            @QueryParam("state") @Nullable String state,
            @BeanParam PageQuery page) {
        return inbox.list(new InboxFilter(integration, kind, state), page.request());
    }
}
