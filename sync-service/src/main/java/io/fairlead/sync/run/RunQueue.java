package io.fairlead.sync.run;

import io.fairlead.chassis.data.Transactions;
import io.fairlead.chassis.identity.TenantId;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Which runs are to go on, and who works on which. A run that has begun holds its streams until it is done; only
 * PostgreSQL's clock decides whether a worker has been silent for too long.
 */
@ApplicationScoped
class RunQueue {
    private static final Logger LOG = Logger.getLogger(RunQueue.class);
    private static final int RENEWALS = 4;

    private static final String ENQUEUE = """
            insert into run_queue (run, tenant, integration, streams, priority)
            values ($1, current_tenant(), $2, $3, $4)""";
    private static final String ONE_AT_A_TIME = "select pg_advisory_xact_lock(hashtext('sync-claims'))";
    private static final String CLAIM = """
            with next as (
                select run from run_queue as candidate
                where due_at <= clock_timestamp()
                  and (holder is null or expires_at <= clock_timestamp())
                  and (begun or not exists (
                      select from run_queue as other
                      where other.begun and other.run <> candidate.run and other.tenant = candidate.tenant
                          and other.integration = candidate.integration and other.streams && candidate.streams))
                order by priority desc, queued_at
                limit 1
                for update skip locked)
            update run_queue set begun = true, holder = $1, lease = lease + 1,
                expires_at = clock_timestamp() + make_interval(secs => $2)
            from next
            where run_queue.run = next.run
            returning run_queue.run, tenant, integration, lease""";
    private static final String RENEW = """
            update run_queue set expires_at = clock_timestamp() + make_interval(secs => $4)
            where run = $1 and lease = $2 and holder = $3""";
    private static final String DEFER = """
            update run_queue set holder = null, expires_at = '-infinity',
                due_at = clock_timestamp() + make_interval(secs => $4)
            where run = $1 and lease = $2 and holder = $3""";
    private static final String REMOVE = "delete from run_queue where run = $1";

    private final Transactions transactions;
    private final Duration ttl;
    private final UUID holder = UUID.randomUUID();

    /**
     * The right to work on a run, for a while.
     *
     * @param lease rises with every change of hands: what is to be committed under an old one fails
     */
    record Claim(UUID run, TenantId tenant, String integration, long lease) {}

    RunQueue(Transactions transactions, RunConfig config) {
        this.transactions = transactions;
        this.ttl = config.lease();
    }

    Uni<Void> enqueue(SqlConnection connection, UUID run, String integration, List<String> streams, int priority) {
        return connection
                .preparedQuery(ENQUEUE)
                .execute(Tuple.of(run, integration, streams.toArray(String[]::new), priority))
                .replaceWithVoid();
    }

    /** The next run, if there is one to work on. */
    Uni<Optional<Claim>> claim() {
        return transactions.withoutTenant(connection -> connection
                .query(ONE_AT_A_TIME)
                .execute()
                .chain(() -> connection.preparedQuery(CLAIM).execute(Tuple.of(holder, seconds(ttl))))
                .map(rows -> {
                    for (Row row : rows)
                        return Optional.of(new Claim(
                                row.getUUID("run"),
                                new TenantId(row.getString("tenant")),
                                row.getString("integration"),
                                row.getLong("lease")));
                    return Optional.empty();
                }));
    }

    /** Prolongs the claim, and fails with {@link ClaimLost} when it is another's by now; until the transaction ends it stays. */
    Uni<Void> guard(SqlConnection connection, Claim claim) {
        return connection
                .preparedQuery(RENEW)
                .execute(Tuple.of(claim.run(), claim.lease(), holder, seconds(ttl)))
                .invoke(rows -> {
                    if (rows.rowCount() == 0) throw new ClaimLost(claim);
                })
                .replaceWithVoid();
    }

    /** Keeps the claim while work goes on that commits nothing. */
    <T> Uni<T> keep(Claim claim, Supplier<Uni<T>> work) {
        return Uni.createFrom().deferred(() -> {
            Cancellable beat = Multi.createFrom()
                    .ticks()
                    .every(ttl.dividedBy(RENEWALS))
                    .onOverflow()
                    .drop()
                    .onItem()
                    .transformToUniAndConcatenate(
                            ignored -> transactions.withoutTenant(connection -> guard(connection, claim)))
                    .subscribe()
                    .with(ignored -> {}, failure -> LOG.warnf("run %s may be lost: %s", claim.run(), failure));
            return work.get().onTermination().invoke(beat::cancel);
        });
    }

    /** Gives the claim back; anyone may go on after the wait. */
    Uni<Void> defer(SqlConnection connection, Claim claim, Duration wait) {
        return connection
                .preparedQuery(DEFER)
                .execute(Tuple.of(claim.run(), claim.lease(), holder, seconds(wait)))
                .replaceWithVoid();
    }

    /** Nobody is to go on with it; who works on it just now commits nothing more. */
    Uni<Void> remove(SqlConnection connection, UUID run) {
        return connection.preparedQuery(REMOVE).execute(Tuple.of(run)).replaceWithVoid();
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
