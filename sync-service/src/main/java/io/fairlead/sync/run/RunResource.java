package io.fairlead.sync.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairlead.chassis.data.Transactions;
import io.fairlead.chassis.identity.Roles;
import io.fairlead.chassis.page.Page;
import io.fairlead.chassis.page.PageQuery;
import io.fairlead.chassis.page.PageRequest;
import io.fairlead.chassis.problem.Failure;
import io.fairlead.contracts.problem.ProblemCode;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path(RunResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Synchronisation")
public class RunResource {
    static final String PATH = "/api/v1/sync/runs";
    private static final Duration BEAT = Duration.ofSeconds(15);

    private final Transactions transactions;
    private final RunStore runs;
    private final RunCommands commands;
    private final RunDeletes deletes;
    private final RunWatch watch;

    RunResource(Transactions transactions, RunStore runs, RunCommands commands, RunDeletes deletes, RunWatch watch) {
        this.transactions = transactions;
        this.runs = runs;
        this.commands = commands;
        this.deletes = deletes;
        this.watch = watch;
    }

    /** A run that was taken on. */
    @Schema(name = "SyncRunAccepted")
    record Accepted(UUID id, RunState state) {}

    @POST
    @RolesAllowed(Roles.OPERATOR)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "startSyncRun",
            summary = "Have records brought in from a provider",
            description = "Runs wait for their turn: of one stream of an integration there is one at a time.")
    @RequestBody(content = @Content(schema = @Schema(implementation = NewRun.class)))
    @APIResponse(
            responseCode = "202",
            description = "Taken on; Location is where it can be watched.",
            content = @Content(schema = @Schema(implementation = Accepted.class)))
    public Uni<Response> start(@Nullable JsonNode body) {
        return commands.create(body).map(run -> Response.accepted(new Accepted(run.id(), run.state()))
                .location(URI.create("%s/%s".formatted(PATH, run.id())))
                .build());
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(operationId = "listSyncRuns", summary = "Runs, newest first")
    public Uni<Page<RunView>> list(@BeanParam RunFilter filter, @BeanParam PageQuery page) {
        PageRequest request = page.request();
        String state = filter.requireState();
        return transactions
                .inCurrentTenant(connection -> runs.page(connection, filter.integration, state, request))
                .map(found -> Page.of(request, found, RunStore.LIST, RunResource::position)
                        .map(RunView::of));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Roles.VIEWER)
    @Operation(operationId = "getSyncRun", summary = "One run, with what it counted in each stream")
    public Uni<RunView> get(UUID id) {
        return transactions
                .inCurrentTenant(connection -> runs.find(connection, id))
                .map(found -> RunView.of(found.orElseThrow(RunResource::notFound)));
    }

    @POST
    @Path("/{id}/cancel")
    @RolesAllowed(Roles.OPERATOR)
    @Operation(
            operationId = "cancelSyncRun",
            summary = "End a run that waits or is under way",
            description = "The pages it has read stay; what it was to delete at its end is not deleted.")
    public Uni<RunView> cancel(UUID id) {
        return commands.cancel(id).map(RunView::of);
    }

    @POST
    @Path("/{id}/approve")
    @RolesAllowed(Roles.OPERATOR)
    @Operation(operationId = "approveSyncRun", summary = "Let a parked run delete what it would delete")
    public Uni<RunView> approve(UUID id) {
        return commands.approve(id).map(RunView::of);
    }

    @POST
    @Path("/{id}/reject")
    @RolesAllowed(Roles.OPERATOR)
    @Operation(
            operationId = "rejectSyncRun",
            summary = "End a parked run without its deletes",
            description = "The records stay as they are; the next run finds the same deletes again.")
    public Uni<RunView> reject(UUID id) {
        return commands.reject(id).map(RunView::of);
    }

    @GET
    @Path("/{id}/deletes")
    @RolesAllowed(Roles.VIEWER)
    @Operation(operationId = "listSyncRunDeletes", summary = "What a run would delete, or has")
    public Uni<Page<RunDeletes.Listed>> deletes(UUID id, @BeanParam PageQuery page) {
        PageRequest request = page.request();
        return transactions.inCurrentTenant(connection -> runs.find(connection, id)
                .map(found -> found.orElseThrow(RunResource::notFound))
                .chain(() -> deletes.page(connection, id, request))
                .map(found ->
                        Page.of(request, found, RunDeletes.LIST, item -> List.of(item.stream(), item.externalId()))));
    }

    @GET
    @Path("/{id}/events")
    @OfKnownRun
    @RolesAllowed(Roles.VIEWER)
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(
            operationId = "watchSyncRun",
            summary = "Watch a run",
            description =
                    "An event 'progress' with the run as it is, at once and whenever it moves. The stream ends with"
                            + " the run; a parked one waits for its decision.")
    @APIResponse(
            responseCode = "200",
            description = "Server-sent events, each the run.",
            content =
                    @Content(
                            mediaType = MediaType.SERVER_SENT_EVENTS,
                            schema = @Schema(implementation = RunView.class)))
    public Multi<OutboundSseEvent> events(UUID id, @Context Sse sse) {
        return withBeats(sse, watch.of(id).map(run -> event(sse, run)));
    }

    /** A comment now and then, so that nobody on the way takes silence for the end. */
    private static Multi<OutboundSseEvent> withBeats(Sse sse, Multi<OutboundSseEvent> events) {
        Multi<Optional<OutboundSseEvent>> beats = Multi.createFrom()
                .ticks()
                .startingAfter(BEAT)
                .every(BEAT)
                .onOverflow()
                .drop()
                .map(ignored ->
                        Optional.of(sse.newEventBuilder().comment("waiting").build()));
        return Multi.createBy()
                .merging()
                .streams(events.map(Optional::of).onCompletion().continueWith(Optional.empty()), beats)
                .select()
                .first(Optional::isPresent)
                .map(Optional::get);
    }

    private static OutboundSseEvent event(Sse sse, RunView run) {
        return sse.newEventBuilder()
                .name("progress")
                .mediaType(MediaType.APPLICATION_JSON_TYPE)
                .data(RunView.class, run)
                .build();
    }

    static Failure notFound() {
        return Failure.of(ProblemCode.NOT_FOUND, "There is no such run.");
    }

    private static List<String> position(StoredRun run) {
        return List.of(run.createdAt().toString(), run.id().toString());
    }
}
