package io.fairlead.connector.intent;

import io.fairlead.chassis.data.Transactions;
import io.fairlead.chassis.event.Outbox;
import io.fairlead.chassis.identity.TenantId;
import io.fairlead.connector.call.CallEvents;
import io.fairlead.connector.engine.call.CallRecord;
import io.fairlead.connector.engine.call.Intent;
import io.fairlead.connector.engine.call.WriteJournal;
import io.fairlead.connector.engine.failure.CallFailed;
import io.fairlead.connector.engine.failure.ProviderFailure;
import io.fairlead.connector.engine.manifest.FailureKind;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * The journal of writes in PostgreSQL. An outcome and its call event leave in the transaction that removes the intent, so
 * that a write is either in the call log or shown as unknown, whatever crashes when.
 */
@ApplicationScoped
class Intents implements WriteJournal {
    private static final Logger LOG = Logger.getLogger(Intents.class);
    private static final String CALLER_GONE = "The caller went away before the provider had answered.";

    /** How long an answer waits for its outcome to be recorded; then recording goes on without it. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private static final Duration FIRST_WAIT = Duration.ofMillis(200);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofMinutes(30);

    private final Transactions transactions;
    private final IntentStore store;
    private final Fingerprints fingerprints;
    private final Writer writer;
    private final Outbox outbox;
    private final InboxNotes inbox;

    Intents(
            Transactions transactions,
            IntentStore store,
            Fingerprints fingerprints,
            Writer writer,
            Outbox outbox,
            InboxNotes inbox) {
        this.transactions = transactions;
        this.store = store;
        this.fingerprints = fingerprints;
        this.writer = writer;
        this.outbox = outbox;
        this.inbox = inbox;
    }

    @Override
    public Uni<Void> begin(Intent intent) {
        return transactions
                .inTenant(
                        new TenantId(intent.tenant()),
                        connection -> store.open(connection, intent, fingerprints.of(intent.request()), writer.id()))
                .onFailure()
                .invoke(failure -> LOG.warn("A write is refused, because it cannot be written down", failure))
                .onFailure()
                .transform(failure -> new CallFailed(ProviderFailure.beforehand(
                        FailureKind.UNRECORDED, "Writes cannot be written down now, so nothing was sent.")));
    }

    @Override
    public Uni<Void> end(CallRecord record) {
        Uni<Void> recording = transactions
                .inTenant(new TenantId(record.tenant()), connection -> record(connection, record))
                .onFailure()
                .invoke(failure -> LOG.warn("A write's outcome is not recorded yet", failure))
                .onFailure()
                .retry()
                .withBackOff(FIRST_WAIT, LONGEST_WAIT)
                .expireIn(LONGEST.toMillis())
                .onFailure()
                .invoke(failure -> LOG.error("A write's outcome is not recorded; its intent stays open", failure))
                .onFailure()
                .recoverWithNull()
                .memoize()
                .indefinitely();
        return recording
                .ifNoItem()
                .after(PATIENCE)
                .recoverWithUni(Uni.createFrom().voidItem());
    }

    private Uni<Void> record(SqlConnection connection, CallRecord record) {
        Uni<Void> outcome = leavesUnknown(record)
                ? store.giveUp(connection, List.of(record.id()), CALLER_GONE)
                        .chain(unknown -> inbox.unknown(connection, record.tenant(), unknown))
                : store.settle(connection, record.id(), record.ending() == CallRecord.Ending.SUCCEEDED)
                        .chain(settled -> inbox.settled(connection, record.tenant(), settled));
        return outcome.chain(() -> outbox.append(connection, CallEvents.of(record)));
    }

    /** Every other outcome was told to somebody. */
    private static boolean leavesUnknown(CallRecord record) {
        var failure = record.failure();
        return failure != null
                && failure.kind() == FailureKind.CANCELLED
                && !record.attempts().isEmpty();
    }
}
