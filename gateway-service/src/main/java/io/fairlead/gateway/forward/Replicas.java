package io.fairlead.gateway.forward;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** The replicas of one service, used in turn. */
final class Replicas {

    private final List<Replica> replicas;
    private final AtomicInteger turn = new AtomicInteger();

    Replicas(List<URI> addresses) {
        this.replicas = addresses.stream().map(Replica::new).toList();
    }

    /** Every replica once, beginning with the one whose turn it is; those to be avoided come last, and the latest of them at the end. */
    Deque<Replica> inTurn(long now) {
        int first = Math.floorMod(turn.getAndIncrement(), replicas.size());
        Deque<Replica> order = new ArrayDeque<>(replicas.size());
        List<Replica> avoided = new ArrayList<>();
        for (int i = 0; i < replicas.size(); i++) {
            Replica replica = replicas.get((first + i) % replicas.size());
            if (replica.avoided(now)) {
                avoided.add(replica);
            } else {
                order.add(replica);
            }
        }
        avoided.sort(Comparator.comparingLong(replica -> replica.avoidedFor(now)));
        order.addAll(avoided);
        return order;
    }
}
