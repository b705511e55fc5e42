package io.fairlead.testing.benchmarks.webhook;

import io.fairlead.testing.benchmarks.load.LoadGenerator;
import io.fairlead.testing.benchmarks.load.Wish;
import io.fairlead.testing.kit.webhook.StripeSignature;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;

/** A provider and a consumer in one process, so that one clock says how long a delivery took from one to the other. */
public final class WebhookLoad {

    private WebhookLoad() {}

    /** Takes how Kafka is reached, the topic of the events, and the secret to sign with. */
    public static void main(String[] arguments) throws IOException {
        var sightings = new Sightings();
        var events = new StripeEvents();
        var signature = new StripeSignature(arguments[2]);
        var provider = new LoadGenerator(() -> new StripeDeliveries(events, signature, sightings, Clock.systemUTC()));
        EventFollower.start(arguments[0], arguments[1], sightings, WebhookLoad::giveUp);
        System.out.println("ready");
        var questions = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (var line = questions.readLine(); line != null; line = questions.readLine()) {
            System.out.println(
                    Visible.isQuestion(line)
                            ? sightings.await(Visible.patience(line)).line()
                            : deliver(Wish.parse(line), provider, sightings));
        }
        System.exit(0);
    }

    private static void giveUp(Throwable failure) {
        failure.printStackTrace();
        System.exit(1);
    }

    private static String deliver(Wish wish, LoadGenerator provider, Sightings sightings) {
        sightings.begin();
        return provider.send(wish).line();
    }
}
