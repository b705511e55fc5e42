package io.fairlead.testing.chaos.webhook;

import io.fairlead.testing.chaos.kill.KillPlan;
import io.fairlead.testing.chaos.kill.Killer;
import io.fairlead.testing.chaos.kill.NothingProved;
import io.fairlead.testing.chaos.kill.Patience;
import io.fairlead.testing.chaos.kill.Recovery;
import io.fairlead.testing.kit.ledger.Ledger;
import java.net.http.HttpClient;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

/**
 * Deliveries go on at ten endpoints while one part after the other is hit; then everything is counted.
 *
 * @param deliveries how many different ones
 * @param patience for any one thing
 */
public record WebhookTrial(Target target, KillPlan plan, int deliveries, long seed, Patience patience, Tempo tempo) {

    private static final int NAME_BYTES = 4;

    /** Hears how it goes. */
    public interface Observer {

        void begins(int endpoints);

        void recovered(Recovery recovery);

        /** Something takes a while. */
        void waits(String progress);
    }

    public TrialResult run(Observer observer) throws InterruptedException {
        var random = new SecureRandom();
        var run = new Run(name(random), Instant.now());
        var ledger = new Ledger();
        var tally = new Tally();
        var ways = target.ways();
        var traffic = new Traffic(ways);
        try (var http = HttpClient.newHttpClient();
                var courier = new Courier(traffic)) {
            var endpoints = new Configuration(http, target, random).endpoints();
            Configuration.awaitKnown(endpoints, ways, courier, run, patience);
            observer.begins(endpoints.size());
            var post = new Post(courier, ways, ledger, tally, Clock.systemUTC());
            var ration = new Ration(deliveries, plan.steps().size(), tempo.spread(), System::nanoTime);
            var begun = System.nanoTime();
            List<Recovery> recoveries;
            try (var senders = new Senders(endpoints, run, ration, post, tempo.latest(), new Random(seed))) {
                recoveries = strike(new Killer(target, traffic, patience), ration, observer);
                awaitUsedUp(ration);
                senders.finish();
            }
            var underLoad = Duration.ofNanos(System.nanoTime() - begun);
            var storedEvents = new StoredEvents(http, target);
            try (var aftermath = new Aftermath(target, storedEvents, endpoints, run, ledger, tempo, observer::waits)) {
                return TrialResult.of(recoveries, underLoad, ledger, tally, aftermath.await());
            }
        }
    }

    private List<Recovery> strike(Killer killer, Ration ration, Observer observer) throws InterruptedException {
        List<Recovery> recoveries = new ArrayList<>();
        killer.awaitWell();
        for (var step : plan.steps()) {
            patience.await("deliveries to go out", () -> ration.isTaken(step.at()));
            var recovery = killer.strike(step.injury());
            if (recovery.inFlight() == 0) {
                throw new NothingProved("%s was %s and held nothing up"
                        .formatted(step.injury().part(), step.injury().spoken()));
            }
            recoveries.add(recovery);
            observer.recovered(recovery);
            ration.deal();
        }
        return recoveries;
    }

    /** However long it takes, as long as it goes on. */
    private void awaitUsedUp(Ration ration) throws InterruptedException {
        while (ration.left() > 0) {
            var before = ration.left();
            patience.await("deliveries to go out", () -> ration.left() < before);
        }
    }

    private static String name(SecureRandom random) {
        var bytes = new byte[NAME_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
