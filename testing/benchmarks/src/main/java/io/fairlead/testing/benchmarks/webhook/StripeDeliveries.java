package io.fairlead.testing.benchmarks.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fairlead.testing.benchmarks.load.Request;
import io.fairlead.testing.benchmarks.load.Requests;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Deliveries signed as Stripe signs them: the time, a dot and the body, keyed with the whole text of the secret. */
final class StripeDeliveries implements Requests {

    private static final String ALGORITHM = "HmacSHA256";

    private final StripeEvents events;
    private final Sightings sightings;
    private final Clock clock;
    private final Mac mac;

    StripeDeliveries(StripeEvents events, String secret, Sightings sightings, Clock clock) {
        this.events = events;
        this.sightings = sightings;
        this.clock = clock;
        this.mac = mac(secret);
    }

    @Override
    public Request next(long due) {
        long now = clock.instant().getEpochSecond();
        var event = events.next(now);
        sightings.sent(event.id(), due);
        return new Request(
                HttpMethod.POST,
                Map.of("Content-Type", "application/json", "Stripe-Signature", signature(now, event.body())),
                event.body(),
                status -> {
                    if (status != Request.OK) {
                        sightings.refused(event.id());
                    }
                });
    }

    private String signature(long now, Buffer body) {
        mac.update((now + ".").getBytes(UTF_8));
        return "t=" + now + ",v1=" + HexFormat.of().formatHex(mac.doFinal(body.getBytes()));
    }

    private static Mac mac(String secret) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), ALGORITHM));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }
}
