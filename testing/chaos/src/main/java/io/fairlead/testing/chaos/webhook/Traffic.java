package io.fairlead.testing.chaos.webhook;

import io.fairlead.testing.chaos.kill.Load;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/** Counts what is under way and what has been acknowledged, on each way. */
final class Traffic implements Load {

    private final List<Way> ways;
    private final Map<String, AtomicInteger> underWay;
    private final LongAdder acknowledged = new LongAdder();
    private final List<Wish> wishes = new CopyOnWriteArrayList<>();

    private record Wish(String part, long begun, CompletableFuture<Long> fulfilled) {

        boolean isFulfilledBy(String other, long otherBegun) {
            return otherBegun - begun >= 0 && (part.isEmpty() || part.equals(other));
        }
    }

    Traffic(List<Way> ways) {
        this.ways = List.copyOf(ways);
        this.underWay = ways.stream().collect(Collectors.toMap(Way::part, way -> new AtomicInteger()));
    }

    void begins(Way way) {
        counter(way).incrementAndGet();
    }

    void ends(Way way) {
        counter(way).decrementAndGet();
    }

    /** @param begun when it was sent */
    void acknowledged(Way way, long begun) {
        acknowledged.increment();
        var now = System.nanoTime();
        wishes.removeIf(wish ->
                wish.isFulfilledBy(way.part(), begun) && wish.fulfilled().complete(now));
    }

    /** At a process that takes deliveries its own; everything depends on the others. */
    @Override
    public int inFlight(String part) {
        var own = underWay.get(part);
        return own != null
                ? own.get()
                : underWay.values().stream().mapToInt(AtomicInteger::get).sum();
    }

    @Override
    public long done() {
        return acknowledged.sum();
    }

    @Override
    public CompletableFuture<Long> doneAfter(long begun) {
        return wish("", begun);
    }

    @Override
    public CompletableFuture<Void> doneEverywhereAfter(long begun) {
        return CompletableFuture.allOf(
                ways.stream().map(way -> wish(way.part(), begun)).toArray(CompletableFuture[]::new));
    }

    private CompletableFuture<Long> wish(String part, long begun) {
        var fulfilled = new CompletableFuture<Long>();
        wishes.add(new Wish(part, begun, fulfilled));
        return fulfilled;
    }

    private AtomicInteger counter(Way way) {
        var counter = underWay.get(way.part());
        if (counter == null) {
            throw new IllegalArgumentException("%s is no way of this run".formatted(way));
        }
        return counter;
    }
}
