package io.fairlead.testing.chaos.webhook;

import io.fairlead.testing.chaos.webhook.Delivery.Message;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** Ways to bring a delivery that a provider has not sent, or not like this, or not now. */
enum Trick {
    UNSIGNED {
        @Override
        Message message(Delivery delivery, Instant now) {
            return new Message(delivery.endpoint().path(), Map.of(), delivery.body());
        }
    },
    FORGED {
        @Override
        Message message(Delivery delivery, Instant now) {
            var anotherSecret = delivery.endpoint().provider().signature(RANDOM);
            return with(delivery, anotherSecret.headers(delivery.id(), now, delivery.body()), delivery.body());
        }
    },
    ALTERED {
        @Override
        Message message(Delivery delivery, Instant now) {
            return with(delivery, genuine(delivery, now), delivery.body().replace("updated", "deleted"));
        }
    },
    LATE {
        @Override
        Message message(Delivery delivery, Instant now) {
            return with(delivery, genuine(delivery, now.minus(TOO_FAR)), delivery.body());
        }
    },
    EARLY {
        @Override
        Message message(Delivery delivery, Instant now) {
            return with(delivery, genuine(delivery, now.plus(TOO_FAR)), delivery.body());
        }
    };

    /** Twice what both schemes tolerate. */
    private static final Duration TOO_FAR = Duration.ofMinutes(10);

    private static final SecureRandom RANDOM = new SecureRandom();

    abstract Message message(Delivery delivery, Instant now);

    private static Map<String, String> genuine(Delivery delivery, Instant at) {
        return delivery.endpoint().signature().headers(delivery.id(), at, delivery.body());
    }

    private static Message with(Delivery delivery, Map<String, String> headers, String body) {
        return new Message(delivery.endpoint().path(), headers, body);
    }
}
