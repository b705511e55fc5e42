package io.fairlead.testing.benchmarks.webhook;

import io.fairlead.testing.benchmarks.load.Request;
import io.fairlead.testing.benchmarks.load.Requests;
import io.fairlead.testing.kit.webhook.StripeSignature;
import io.vertx.core.http.HttpMethod;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Deliveries that are signed when they are sent, and awaited from then on. */
final class StripeDeliveries implements Requests {

    private final StripeEvents events;
    private final StripeSignature signature;
    private final Sightings sightings;
    private final Clock clock;

    StripeDeliveries(StripeEvents events, StripeSignature signature, Sightings sightings, Clock clock) {
        this.events = events;
        this.signature = signature;
        this.sightings = sightings;
        this.clock = clock;
    }

    @Override
    public Request next(long due) {
        Instant now = clock.instant();
        var event = events.next(now.getEpochSecond());
        Map<String, String> headers =
                new HashMap<>(signature.headers(event.id(), now, event.body().toString()));
        headers.put("Content-Type", "application/json");
        sightings.sent(event.id(), due);
        return new Request(HttpMethod.POST, headers, event.body(), status -> {
            if (status != Request.OK) {
                sightings.refused(event.id());
            }
        });
    }
}
