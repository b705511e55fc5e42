package io.fairlead.testing.chaos.webhook;

import io.fairlead.testing.chaos.api.Tail;
import io.fairlead.testing.kit.ledger.Ledger;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Waits until the suite has worked off what it has acknowledged, and says what there is then. */
final class Aftermath implements AutoCloseable {

    private final Tail events;
    private final Tail intake;
    private final StoredEvents storedEvents;
    private final List<Endpoint> endpoints;
    private final Ledger ledger;
    private final Tempo tempo;
    private final Consumer<String> progress;
    private final Effects effects;
    private final IntakeOrder order;

    /** What was found in the end. */
    record Found(List<String> stored, Effects effects, IntakeOrder order) {}

    private record Look(int stored, int effects) {}

    Aftermath(
            Target target,
            StoredEvents storedEvents,
            List<Endpoint> endpoints,
            Run run,
            Ledger ledger,
            Tempo tempo,
            Consumer<String> progress) {
        this.events = target.topic("webhook-events.v1");
        this.intake = target.topic("webhook-intake.v1");
        this.storedEvents = storedEvents;
        this.endpoints = endpoints;
        this.ledger = ledger;
        this.tempo = tempo;
        this.progress = progress;
        this.effects = new Effects(run);
        this.order = new IntakeOrder(endpoints);
    }

    Found await() throws InterruptedException {
        var acknowledged = ledger.acknowledged();
        var last = new Look(-1, -1);
        var lastProgress = System.nanoTime();
        while (true) {
            awaitPublished(acknowledged);
            var stored = storedEvents.deliveries(endpoints);
            var look = new Look(stored.size(), effects.all().size());
            if (look.equals(last)
                    && (isComplete(acknowledged, stored)
                            || System.nanoTime() - lastProgress
                                    > tempo.longest().toNanos())) {
                intake.readOn(order::add);
                return new Found(stored, effects, order);
            }
            if (!look.equals(last)) {
                lastProgress = System.nanoTime();
            }
            last = look;
            progress.accept("%,d of %,d acknowledged deliveries stored, %,d published"
                    .formatted(look.stored(), acknowledged.size(), look.effects()));
            TimeUnit.NANOSECONDS.sleep(tempo.quiet().toNanos());
        }
    }

    /** Cheaper than to page through everything that is stored, again and again. */
    private void awaitPublished(Set<String> acknowledged) throws InterruptedException {
        var lastProgress = System.nanoTime();
        var before = -1;
        while (true) {
            events.readOn((key, event) -> effects.add(event));
            var published = effects.deliveries();
            if (published.containsAll(acknowledged)
                    || System.nanoTime() - lastProgress > tempo.longest().toNanos()) {
                return;
            }
            if (published.size() != before) {
                lastProgress = System.nanoTime();
                before = published.size();
            }
            TimeUnit.NANOSECONDS.sleep(tempo.quiet().toNanos() / 4);
        }
    }

    private boolean isComplete(Set<String> acknowledged, List<String> stored) {
        return Set.copyOf(stored).containsAll(acknowledged)
                && effects.deliveries().containsAll(acknowledged);
    }

    @Override
    public void close() {
        events.close();
        intake.close();
    }
}
