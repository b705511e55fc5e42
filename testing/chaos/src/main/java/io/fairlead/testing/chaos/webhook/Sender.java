package io.fairlead.testing.chaos.webhook;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Delivers to one endpoint, each delivery when the one before is acknowledged. Each tenth comes ten times, some at the
 * same moment and some later; strange ones are mixed in; and while no new one may go out, earlier ones are repeated.
 */
final class Sender {

    private static final int REPEATED = 10;
    private static final int AT_THE_SAME_MOMENT = 4;
    private static final int LATER = 5;
    private static final int STRANGE = 25;
    private static final List<Trick> TRICKS = List.of(Trick.values());
    private static final Duration BETWEEN_REPETITIONS = Duration.ofMillis(50);

    private final Endpoint endpoint;
    private final Run run;
    private final Ration ration;
    private final Post post;
    private final ExecutorService threads;
    private final Duration latest;
    private final Random random;

    private int sequence;

    Sender(
            Endpoint endpoint,
            Run run,
            Ration ration,
            Post post,
            ExecutorService threads,
            Duration latest,
            Random random) {
        this.endpoint = endpoint;
        this.run = run;
        this.ration = ration;
        this.post = post;
        this.threads = threads;
        this.latest = latest;
        this.random = random;
    }

    void work(BooleanSupplier over) throws InterruptedException {
        while (!over.getAsBoolean()) {
            if (ration.take()) {
                sequence++;
                deliver();
            } else {
                repeatAnEarlierOne();
                TimeUnit.NANOSECONDS.sleep(BETWEEN_REPETITIONS.toNanos());
            }
        }
    }

    private void deliver() throws InterruptedException {
        var delivery = run.delivery(endpoint, sequence);
        int way = endpoint.number() + sequence;
        if (sequence % REPEATED == 0) {
            for (int copy = 1; copy <= AT_THE_SAME_MOMENT; copy++) {
                repeat(delivery, way + copy, 0);
            }
        }
        post.deliver(delivery, way);
        if (sequence % REPEATED == 0) {
            for (int copy = 1; copy <= LATER; copy++) {
                repeat(delivery, way + copy, random.nextLong(latest.toMillis()));
            }
        }
        if (sequence % STRANGE == 0) {
            var trick = TRICKS.get(sequence / STRANGE % TRICKS.size());
            post.play(trick, run.strange(endpoint, sequence), way + 1);
        }
    }

    private void repeatAnEarlierOne() throws InterruptedException {
        if (sequence > 0) {
            post.repeat(run.delivery(endpoint, random.nextInt(sequence) + 1), random.nextInt());
        }
    }

    private void repeat(Delivery delivery, int way, long afterMillis) {
        var _ = threads.submit(() -> {
            TimeUnit.MILLISECONDS.sleep(afterMillis);
            post.repeat(delivery, way);
            return delivery;
        });
    }
}
