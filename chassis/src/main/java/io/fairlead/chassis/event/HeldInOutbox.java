package io.fairlead.chassis.event;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Which lanes have rows in the outbox, of whichever replica. That a lane has none is believed for {@link #VALID} from
 * the moment a look into the table began, and nobody is told that the first event of a lane is stored there before that
 * time has passed since the commit. So whoever comes with the next one meets no replica that still believes otherwise,
 * however long that one was held up in between. Only while the database does not answer is the last look believed for
 * longer: the others cannot put anything there either.
 */
@ApplicationScoped
class HeldInOutbox {
    static final Duration VALID = Duration.ofMillis(250);

    private static final Logger LOG = Logger.getLogger(HeldInOutbox.class);
    private static final long VALID_NANOS = VALID.toNanos();
    private static final long BETWEEN_LOOKS_NANOS = Duration.ofMillis(100).toNanos();
    /** By then the database counts as away. */
    private static final long PATIENCE_NANOS = Duration.ofSeconds(1).toNanos();

    private static final Duration LONGEST_LOOK = Duration.ofSeconds(2);

    /** What is known of a lane. */
    enum Standing {
        FREE,
        HELD,
        /** A look that is under way will tell. */
        UNKNOWN
    }

    /** What a look has shown: the lanes with rows. */
    private record Seen(long since, Map<Lane, LaneRows> lanes) {}

    private final Map<Lane, Integer> onTheWay = new ConcurrentHashMap<>();
    /** Lanes whose events came there from here, each with the number of the latest. */
    private final Map<Lane, Long> arrivals = new ConcurrentHashMap<>();

    private final AtomicLong lastArrival = new AtomicLong();
    private final Set<String> topics = ConcurrentHashMap.newKeySet();
    /** When the look that is under way began. */
    private final AtomicReference<@Nullable Long> look = new AtomicReference<>();

    private final Function<Set<String>, Uni<Map<Lane, Long>>> table;
    private final LongSupplier nanoTime;
    private volatile @Nullable Seen seen;
    private volatile long lookedAt;
    private volatile long pause = BETWEEN_LOOKS_NANOS;
    private volatile boolean blind;
    private volatile boolean asked;
    private volatile Runnable afterLook = () -> {};

    @Inject
    HeldInOutbox(OutboxStore store) {
        this(store::newestRows, System::nanoTime);
    }

    /** @param table the newest row of each lane of some topics */
    HeldInOutbox(Function<Set<String>, Uni<Map<Lane, Long>>> table, LongSupplier nanoTime) {
        this.table = table;
        this.nanoTime = nanoTime;
        this.lookedAt = nanoTime.getAsLong() - BETWEEN_LOOKS_NANOS;
    }

    /** From now on lanes of the topic matter here. */
    void use(String topic) {
        topics.add(topic);
        asked = true;
    }

    /** Hears of the end of each look, from whichever thread. */
    void afterLook(Runnable then) {
        afterLook = then;
    }

    /**
     * {@link Standing#UNKNOWN} only while a look is under way.
     *
     * @param arrived when the event came that asks: a look that began later is good enough for it, however long it took
     */
    Standing standing(Lane lane, long arrived) {
        asked = true;
        if (!blind && !isGoodFor(arrived, seen)) look();
        boolean willTell = willTell(look.get());
        Seen last = seen;
        if (onTheWay.containsKey(lane)
                || arrivals.containsKey(lane)
                || (last != null && last.lanes().containsKey(lane))) return Standing.HELD;
        if (isGoodFor(arrived, last)) return Standing.FREE;
        if (willTell) return Standing.UNKNOWN;
        return last == null ? Standing.HELD : Standing.FREE;
    }

    private boolean isGoodFor(long arrived, @Nullable Seen last) {
        return last != null && (last.since() - arrived >= 0 || nanoTime.getAsLong() - last.since() < VALID_NANOS);
    }

    private boolean willTell(@Nullable Long began) {
        return began != null && !blind && nanoTime.getAsLong() - began < PATIENCE_NANOS;
    }

    /** An event of the lane is on its way to the table. */
    void begin(Lane lane) {
        onTheWay.merge(lane, 1, Integer::sum);
    }

    /** It is there, or will not be. */
    void end(Lane lane) {
        arrivals.put(lane, lastArrival.incrementAndGet());
        onTheWay.computeIfPresent(lane, (ignored, count) -> count == 1 ? null : count - 1);
    }

    /** Of lanes that everybody knows to be held as long as it is there, the row that says so. */
    Map<Lane, Long> knownRows(Collection<Lane> lanes) {
        Seen last = seen;
        if (last == null) return Map.of();
        Map<Lane, Long> rows = new HashMap<>();
        for (Lane lane : lanes) {
            LaneRows ofLane = last.lanes().get(lane);
            if (ofLane != null && ofLane.known() != null) rows.put(lane, ofLane.known());
        }
        return rows;
    }

    long now() {
        return nanoTime.getAsLong();
    }

    /** Looks again, as long as anybody asks or anything is held; less often where a long outage has made looks long. */
    void tick() {
        if (nanoTime.getAsLong() - lookedAt >= pause && isOfInterest()) look();
    }

    private boolean isOfInterest() {
        Seen last = seen;
        return asked
                || !arrivals.isEmpty()
                || !onTheWay.isEmpty()
                || (last != null && !last.lanes().isEmpty());
    }

    private void look() {
        long began = nanoTime.getAsLong();
        if (topics.isEmpty() || !look.compareAndSet(null, began)) return;
        lookedAt = began;
        asked = false;
        long latest = lastArrival.get();
        table.apply(Set.copyOf(topics))
                .ifNoItem()
                .after(LONGEST_LOOK)
                .fail()
                .subscribe()
                .with(rows -> saw(rows, began, latest), this::sawNothing);
    }

    /** What arrived before the look began is in what it saw, or has left already. */
    private void saw(Map<Lane, Long> rows, long began, long latest) {
        Seen last = seen;
        Map<Lane, LaneRows> before = last == null ? Map.of() : last.lanes();
        long now = nanoTime.getAsLong();
        pause = Math.max(BETWEEN_LOOKS_NANOS, 3 * (now - began));
        Map<Lane, LaneRows> lanes = new HashMap<>();
        rows.forEach((lane, newest) -> lanes.put(lane, LaneRows.next(before.get(lane), newest, now, VALID_NANOS)));
        seen = new Seen(began, Map.copyOf(lanes));
        arrivals.values().removeIf(number -> number <= latest);
        ended(false);
    }

    private void sawNothing(Throwable failure) {
        LOG.debugf("which events wait in the outbox is not known: %s", failure);
        ended(true);
    }

    private void ended(boolean failed) {
        blind = failed;
        look.set(null);
        afterLook.run();
    }
}
