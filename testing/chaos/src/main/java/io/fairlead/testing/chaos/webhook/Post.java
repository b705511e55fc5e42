package io.fairlead.testing.chaos.webhook;

import io.fairlead.testing.chaos.webhook.Delivery.Message;
import io.fairlead.testing.kit.ledger.Ledger;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Sends as a provider does, over one way after the other, and keeps the ledger. */
final class Post {

    private static final Duration BEFORE_THE_NEXT_ATTEMPT = Duration.ofMillis(200);
    private static final int UNAUTHORIZED = 401;

    private final Courier courier;
    private final List<Way> ways;
    private final Ledger ledger;
    private final Tally tally;
    private final InstantSource clock;

    Post(Courier courier, List<Way> ways, Ledger ledger, Tally tally, InstantSource clock) {
        this.courier = courier;
        this.ways = List.copyOf(ways);
        this.ledger = ledger;
        this.tally = tally;
        this.clock = clock;
    }

    /** Returns when it is acknowledged. */
    void deliver(Delivery delivery, int way) throws InterruptedException {
        tally.delivery();
        switch (untilClear(delivery, way)) {
            case Answer.Acknowledged _ -> ledger.acknowledge(delivery.id());
            case Answer.Refused(int status) -> refusedThoughGenuine(delivery, status);
        }
    }

    /** Once more, whether it has arrived before or not. */
    void repeat(Delivery delivery, int way) throws InterruptedException {
        tally.duplicate();
        switch (courier.carry(delivery.signed(clock.instant()), way(way))) {
            case Answer.Acknowledged _ -> ledger.acknowledge(delivery.id());
            case Answer.Refused(int status) -> refusedThoughGenuine(delivery, status);
            case Answer.Unclear _ -> {
                tally.unclear();
                ledger.loseSightOf(delivery.id());
            }
        }
    }

    /** Returns when it is refused. */
    void play(Trick trick, Delivery delivery, int way) throws InterruptedException {
        tally.strange();
        var answer = untilClear(() -> trick.message(delivery, clock.instant()), way, () -> {});
        if (answer instanceof Answer.Refused(int status) && status == UNAUTHORIZED) {
            ledger.refuse(delivery.id());
        } else {
            tally.surprise("%s delivery %s: %s".formatted(trick, delivery.id(), answer));
        }
    }

    private Answer.Clear untilClear(Delivery delivery, int way) throws InterruptedException {
        return untilClear(() -> delivery.signed(clock.instant()), way, () -> ledger.loseSightOf(delivery.id()));
    }

    private Answer.Clear untilClear(Supplier<Message> message, int way, Runnable lost) throws InterruptedException {
        for (int attempt = 0; ; attempt++) {
            if (courier.carry(message.get(), way(way + attempt)) instanceof Answer.Clear answer) {
                return answer;
            }
            tally.unclear();
            lost.run();
            TimeUnit.NANOSECONDS.sleep(BEFORE_THE_NEXT_ATTEMPT.toNanos());
        }
    }

    private void refusedThoughGenuine(Delivery delivery, int status) {
        ledger.refuse(delivery.id());
        tally.surprise("genuine delivery %s refused with %d".formatted(delivery.id(), status));
    }

    private Way way(int number) {
        return ways.get(Math.floorMod(number, ways.size()));
    }
}
