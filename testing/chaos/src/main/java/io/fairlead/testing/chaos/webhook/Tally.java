package io.fairlead.testing.chaos.webhook;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;

/** How much was sent of what, and every answer that should not have come. */
final class Tally {

    private static final int SHOWN = 20;

    private final LongAdder deliveries = new LongAdder();
    private final LongAdder duplicates = new LongAdder();
    private final LongAdder strange = new LongAdder();
    private final LongAdder unclear = new LongAdder();
    private final LongAdder surprises = new LongAdder();
    private final Queue<String> firstSurprises = new ConcurrentLinkedQueue<>();

    void delivery() {
        deliveries.increment();
    }

    void duplicate() {
        duplicates.increment();
    }

    void strange() {
        strange.increment();
    }

    void unclear() {
        unclear.increment();
    }

    void surprise(String what) {
        surprises.increment();
        if (surprises.sum() <= SHOWN) {
            firstSurprises.add(what);
        }
    }

    /** Different genuine ones. */
    long deliveries() {
        return deliveries.sum();
    }

    /** Genuine ones that were sent although they had been before, not counting what a lost answer has made necessary. */
    long duplicates() {
        return duplicates.sum();
    }

    /** Different ones that must not be taken. */
    long strangers() {
        return strange.sum();
    }

    /** Attempts without an answer that says anything. */
    long unclearAnswers() {
        return unclear.sum();
    }

    long surprises() {
        return surprises.sum();
    }

    List<String> firstSurprises() {
        return List.copyOf(firstSurprises);
    }
}
