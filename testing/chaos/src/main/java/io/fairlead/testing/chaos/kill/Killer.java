package io.fairlead.testing.chaos.kill;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Hits one part in the midst of work, proves that it did, and waits until all is well again. */
public final class Killer {

    /** What a stop holds up shows within this time, or the work had just ended. */
    private static final Duration HELD_UP_WITHIN = Duration.ofSeconds(10);

    private final Victims victims;
    private final Load load;
    private final Patience patience;

    public Killer(Victims victims, Load load, Patience patience) {
        this.victims = victims;
        this.load = load;
        this.patience = patience;
    }

    /**
     * Returns when the part, every other part and every way to them work again. A stop may come just after the work has
     * ended and hold nothing up; then {@link Recovery#inFlight} is 0.
     *
     * @throws NothingProved when no work was in flight before, the process did not change, or it does not heal
     */
    public Recovery strike(Injury injury) throws InterruptedException {
        var part = injury.part();
        var pid = victims.pid(part);
        var doneBefore = load.done();
        var inFlight = awaitWork(part, patience.longest());
        if (inFlight == 0) {
            throw patience.inVain("work in flight at " + part);
        }
        var struck = System.nanoTime();
        var success = load.doneAfter(struck);
        var hurt = carryOut(injury, inFlight);
        patience.await(part + " to be usable again", () -> isBack(injury, pid));
        var ready = System.nanoTime();
        var doneMeanwhile = load.done() - doneBefore;
        var firstSuccess =
                patience.get("anything to be done after %s was %s".formatted(part, injury.spoken()), success);
        awaitWell();
        return new Recovery(
                injury,
                hurt,
                pid,
                victims.pid(part),
                Duration.ofNanos(firstSuccess - struck),
                Duration.ofNanos(ready - struck),
                doneMeanwhile);
    }

    /** All parts can be used, and every way to them has been. */
    public void awaitWell() throws InterruptedException {
        patience.await("all parts to be usable", victims::allAnswer);
        patience.get("every way to work", load.doneEverywhereAfter(System.nanoTime()));
    }

    /** What a kill tears apart is gone with it, so it was counted before; what a stop holds up is counted while it lasts. */
    private int carryOut(Injury injury, int inFlight) throws InterruptedException {
        return switch (injury) {
            case Injury.Kill(var part) -> {
                victims.kill(part);
                yield inFlight;
            }
            case Injury.Stop(var part, var length) -> {
                victims.suspend(part);
                try {
                    if (!victims.isSuspended(part)) {
                        throw new NothingProved("%s was told to stop and did not".formatted(part));
                    }
                    var heldUp = awaitWork(part, patience.atMost(HELD_UP_WITHIN));
                    TimeUnit.NANOSECONDS.sleep(length.toNanos());
                    yield heldUp;
                } finally {
                    victims.resume(part);
                }
            }
        };
    }

    /** Work comes and goes in less time than a sleep takes; 0 when none came. */
    private int awaitWork(String part, Duration longest) {
        var end = System.nanoTime() + longest.toNanos();
        var inFlight = load.inFlight(part);
        while (inFlight == 0 && System.nanoTime() < end) {
            Thread.onSpinWait();
            inFlight = load.inFlight(part);
        }
        return inFlight;
    }

    private boolean isBack(Injury injury, long pid) {
        var part = injury.part();
        return switch (injury) {
            case Injury.Kill _ -> victims.isRunning(part) && victims.pid(part) != pid && victims.answers(part);
            case Injury.Stop _ -> victims.answers(part);
        };
    }
}
