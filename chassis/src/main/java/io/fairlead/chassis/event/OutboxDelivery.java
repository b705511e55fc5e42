package io.fairlead.chassis.event;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.apache.kafka.common.errors.RetriableException;
import org.jboss.logging.Logger;

/**
 * One round of the relay: the first committed rows leave, lane beside lane, and within a lane each event only after the
 * one before it has been acknowledged. A lane stops at the first event that does not leave.
 */
@ApplicationScoped
class OutboxDelivery {
    private static final Logger LOG = Logger.getLogger(OutboxDelivery.class);

    private final OutboxStore store;
    private final EventRecords records;
    private final EventProducer producer;
    private final HeldLanes held;
    private final int rowsAtOnce;

    @Inject
    OutboxDelivery(OutboxStore store, EventRecords records, EventProducer producer) {
        this(store, records, producer, new HeldLanes(System::nanoTime), 256);
    }

    OutboxDelivery(OutboxStore store, EventRecords records, EventProducer producer, HeldLanes held, int rowsAtOnce) {
        this.store = store;
        this.records = records;
        this.producer = producer;
        this.held = held;
        this.rowsAtOnce = rowsAtOnce;
    }

    /** How many events left. */
    Uni<Integer> round() {
        Set<Lane> heldNow = held.now();
        return store.read(heldNow, rowsAtOnce)
                .chain(rows -> rows.isEmpty() ? Uni.createFrom().item(0) : deliver(rows, heldNow));
    }

    int heldLanes() {
        return held.size();
    }

    private Uni<Integer> deliver(List<OutboxRow> rows, Set<Lane> heldNow) {
        Set<Place> sent = ConcurrentHashMap.newKeySet();
        List<Uni<Void>> lanes = new ArrayList<>();
        lanesOf(rows, heldNow).forEach((lane, parcels) -> lanes.add(send(lane, parcels, sent)));
        return lanes.isEmpty()
                ? Uni.createFrom().item(0)
                : Uni.join().all(lanes).andFailFast().chain(() -> settle(rows, sent));
    }

    private static Map<Lane, List<Parcel>> lanesOf(List<OutboxRow> rows, Collection<Lane> heldNow) {
        Map<Lane, List<Parcel>> lanes = new LinkedHashMap<>();
        for (OutboxRow row : rows)
            for (int i = 0; i < row.events().size(); i++) {
                EncodedEvent event = row.events().get(i);
                Lane lane = new Lane(row.topic(), event.key());
                if (!heldNow.contains(lane))
                    lanes.computeIfAbsent(lane, ignored -> new ArrayList<>())
                            .add(new Parcel(new Place(row.id(), i), event));
            }
        return lanes;
    }

    private Uni<Void> send(Lane lane, List<Parcel> parcels, Set<Place> sent) {
        Uni<Void> inOrder = Uni.createFrom().voidItem();
        for (Parcel parcel : parcels)
            inOrder = inOrder.chain(() -> producer.send(records.of(lane.topic(), parcel.event())))
                    .invoke(() -> sent.add(parcel.place()));
        return inOrder.invoke(() -> held.sent(lane))
                .onFailure()
                .recoverWithUni(failure -> Uni.createFrom().voidItem().invoke(() -> holdBack(lane, failure)));
    }

    private void holdBack(Lane lane, Throwable failure) {
        if (failure instanceof RetriableException) {
            LOG.debugf("events of topic %s wait: %s", lane.topic(), failure.getMessage());
            held.unlucky(lane);
        } else {
            LOG.errorf(failure, "an event of topic %s is refused and holds back its key", lane.topic());
            held.refused(lane);
        }
    }

    private Uni<Integer> settle(List<OutboxRow> rows, Set<Place> sent) {
        List<Long> empty = new ArrayList<>();
        List<OutboxRow> shortened = new ArrayList<>();
        for (OutboxRow row : rows) {
            List<EncodedEvent> left = eventsLeft(row, sent);
            if (left.isEmpty()) empty.add(row.id());
            else if (left.size() < row.events().size()) shortened.add(new OutboxRow(row.id(), row.topic(), left));
        }
        if (empty.isEmpty() && shortened.isEmpty()) return Uni.createFrom().item(0);
        return store.settle(empty, shortened).replaceWith(sent.size());
    }

    private static List<EncodedEvent> eventsLeft(OutboxRow row, Set<Place> sent) {
        return IntStream.range(0, row.events().size())
                .filter(i -> !sent.contains(new Place(row.id(), i)))
                .mapToObj(row.events()::get)
                .toList();
    }

    private record Place(long row, int index) {}

    private record Parcel(Place place, EncodedEvent event) {}
}
