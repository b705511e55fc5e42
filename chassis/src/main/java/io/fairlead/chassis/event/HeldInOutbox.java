package io.fairlead.chassis.event;

import io.fairlead.chassis.data.Transactions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;

/**
 * Which lanes have rows in the outbox, of whichever replica. It errs for a moment only, and then by holding too much:
 * what this replica has on its way counts until a look into the table that began afterwards says otherwise.
 */
@ApplicationScoped
class HeldInOutbox {
    private static final Logger LOG = Logger.getLogger(HeldInOutbox.class);
    private static final long LOOK_NANOS = Duration.ofMillis(200).toNanos();
    private static final long PAUSE_NANOS = Duration.ofSeconds(1).toNanos();
    /** By then every replica that hears anything has heard that a lane is held. */
    private static final long SETTLING_NANOS = Duration.ofMillis(250).toNanos();

    private static final Duration LONGEST_LOOK = Duration.ofSeconds(2);
    private static final String LANES =
            "select distinct topic, key from outbox, unnest(keys) key where topic = any ($1::text[])";

    private final Map<Lane, Integer> onTheWay = new ConcurrentHashMap<>();
    /** Lanes whose events came there, each with the number of the latest. */
    private final Map<Lane, Long> arrived = new ConcurrentHashMap<>();

    private final Map<Lane, Long> heldSince = new ConcurrentHashMap<>();
    private final AtomicLong arrivals = new AtomicLong();
    private final Set<String> topics = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean looking = new AtomicBoolean();
    private final Function<Set<String>, Uni<Set<Lane>>> table;
    private final LongSupplier nanoTime;
    private volatile Set<Lane> inTheTable = Set.of();
    private volatile boolean lookSoon = true;
    private volatile boolean looked;
    private volatile long lookedAt;
    private volatile long pause;

    @Inject
    HeldInOutbox(Transactions transactions) {
        this(topics -> transactions.withoutTenant(connection -> lanes(connection, topics)), System::nanoTime);
    }

    HeldInOutbox(Function<Set<String>, Uni<Set<Lane>>> table, LongSupplier nanoTime) {
        this.table = table;
        this.nanoTime = nanoTime;
    }

    private static Uni<Set<Lane>> lanes(SqlConnection connection, Set<String> topics) {
        return connection
                .preparedQuery(LANES)
                .execute(Tuple.of(topics.toArray(String[]::new)))
                .map(rows -> {
                    Set<Lane> lanes = new HashSet<>();
                    for (Row row : rows) lanes.add(new Lane(row.getString("topic"), row.getString("key")));
                    return lanes;
                });
    }

    /** From now on lanes of the topic matter here. */
    void use(String topic) {
        topics.add(topic);
    }

    /** Until the table has been looked into, everything counts as held: a replica that just started knows of nothing. */
    boolean holds(Lane lane) {
        return !looked || inTheTable.contains(lane) || arrived.containsKey(lane) || onTheWay.containsKey(lane);
    }

    /** An event of the lane is on its way to the table. */
    void begin(Lane lane) {
        onTheWay.merge(lane, 1, Integer::sum);
    }

    /** It is there, or will not be. */
    void end(Lane lane) {
        heldBySomebody(lane);
        onTheWay.computeIfPresent(lane, (ignored, count) -> count == 1 ? null : count - 1);
    }

    /** An event of the lane came to the table, from here or from another replica. */
    void heldBySomebody(Lane lane) {
        arrived.put(lane, arrivals.incrementAndGet());
        heldSince.putIfAbsent(lane, nanoTime.getAsLong());
    }

    /** How long it takes until the others have heard that the lane is held; nothing, when they have. */
    long settlingNanos(Lane lane) {
        Long since = heldSince.get(lane);
        return since == null ? SETTLING_NANOS : Math.max(0, since + SETTLING_NANOS - nanoTime.getAsLong());
    }

    long now() {
        return nanoTime.getAsLong();
    }

    /** New rows of the topic were committed; an empty name says that some may have been. */
    void heard(String topic) {
        if (topic.isEmpty() || topics.contains(topic)) lookSoon = true;
    }

    void tick() {
        if (topics.isEmpty() || !isTime() || !looking.compareAndSet(false, true)) return;
        lookSoon = false;
        lookedAt = nanoTime.getAsLong();
        long latest = arrivals.get();
        table.apply(Set.copyOf(topics))
                .ifNoItem()
                .after(LONGEST_LOOK)
                .fail()
                .onTermination()
                .invoke(() -> looking.set(false))
                .subscribe()
                .with(lanes -> seen(lanes, latest), this::notSeen);
    }

    private boolean isTime() {
        long since = nanoTime.getAsLong() - lookedAt;
        boolean somethingHeld = !inTheTable.isEmpty() || !arrived.isEmpty();
        return lookSoon ? since >= pause : somethingHeld && since >= Math.max(pause, LOOK_NANOS);
    }

    /** What arrived before the look began is in what it saw, or has left already. */
    private void seen(Set<Lane> lanes, long latest) {
        inTheTable = Set.copyOf(lanes);
        looked = true;
        arrived.values().removeIf(number -> number <= latest);
        heldSince.keySet().removeIf(lane -> !holds(lane));
        pause = 0;
    }

    private void notSeen(Throwable failure) {
        LOG.debugf("which events wait in the outbox is not known: %s", failure);
        looked = true;
        pause = PAUSE_NANOS;
        lookSoon = true;
    }
}
