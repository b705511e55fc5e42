package io.fairlead.sync.run;

import io.fairlead.chassis.event.OutboundEvent;
import io.fairlead.chassis.event.Outbox;
import io.fairlead.chassis.event.StateRevisions;
import io.fairlead.chassis.identity.TenantId;
import io.fairlead.contracts.event.DeadLetter;
import io.fairlead.contracts.topic.Topics;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Tells the suite's inbox of runs that wait for a decision, and that they do not any more. */
@ApplicationScoped
class ParkedRuns {
    private static final String SERVICE = "sync";

    private final Outbox outbox;
    private final StateRevisions revisions;
    private final Clock clock;

    ParkedRuns(Outbox outbox, StateRevisions revisions, Clock clock) {
        this.outbox = outbox;
        this.revisions = revisions;
        this.clock = clock;
    }

    Uni<Void> waits(SqlConnection connection, TenantId tenant, StoredRun run, String reason) {
        return revisions
                .next(connection)
                .chain(revision -> outbox.append(
                        connection,
                        OutboundEvent.state(
                                Topics.DEAD_LETTERS,
                                key(tenant, run.id()),
                                DeadLetter.TYPE,
                                letter(tenant, run, reason, revision),
                                revision)));
    }

    Uni<Void> settled(SqlConnection connection, TenantId tenant, UUID run) {
        return revisions
                .next(connection)
                .chain(revision -> outbox.append(
                        connection,
                        OutboundEvent.deleted(Topics.DEAD_LETTERS, key(tenant, run), DeadLetter.TYPE, revision)));
    }

    private DeadLetter letter(TenantId tenant, StoredRun run, String reason, long revision) {
        String path = "%s/%s".formatted(RunResource.PATH, run.id());
        return new DeadLetter(
                run.id(),
                tenant.value(),
                SERVICE,
                DeadLetter.RUN,
                DeadLetter.PARKED,
                run.integration(),
                null,
                reason + ". Approve it, and they are deleted; reject it, and they stay.",
                clock.instant(),
                null,
                null,
                run.requestedBy(),
                null,
                List.of(
                        new DeadLetter.Action("inspect", "GET", path + "/deletes"),
                        new DeadLetter.Action("approve", "POST", path + "/approve"),
                        new DeadLetter.Action("discard", "POST", path + "/reject")),
                revision);
    }

    private static String key(TenantId tenant, UUID run) {
        return "%s/%s/%s".formatted(tenant, SERVICE, run);
    }
}
