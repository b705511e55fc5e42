package io.fairlead.testing.benchmarks.webhook;

import io.vertx.core.buffer.Buffer;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Events as Stripe writes them, 558 bytes each: every id is another one, and the entities come in turn. */
final class StripeEvents {

    static final int BYTES = 558;

    private static final int ENTITIES = 10_000;
    private static final String DIGITS = "0000000000";
    private static final String AFTER_ID = "\",\"object\":\"event\",\"api_version\":\"2025-09-30.clover\",\"created\":";
    private static final String AFTER_TIME = ",\"data\":{\"object\":{\"id\":\"pi_";
    private static final String END = "\",\"object\":\"payment_intent\",\"amount\":2000,\"currency\":\"usd\","
            + "\"description\":\"%s\",\"status\":\"succeeded\"}},\"livemode\":true,\"pending_webhooks\":1,"
            + "\"request\":{\"id\":null,\"idempotency_key\":null},\"type\":\"payment_intent.succeeded\"}";

    private final String begin =
            "evt_" + UUID.randomUUID().toString().replace("-", "").substring(0, 14);
    private final AtomicLong numbers = new AtomicLong();
    private final String end;

    /** @param id of the event, by which Stripe's deliveries are recognised */
    record StripeEvent(String id, Buffer body) {}

    StripeEvents() {
        int rest = BYTES - body(0, 1_000_000_000, END.formatted("")).length();
        end = END.formatted("x".repeat(rest));
    }

    StripeEvent next(long epochSecond) {
        long number = numbers.getAndIncrement();
        return new StripeEvent(id(number), Buffer.buffer(body(number, epochSecond, end)));
    }

    private String body(long number, long epochSecond, String last) {
        return "{\"id\":\"" + id(number) + AFTER_ID + epochSecond + AFTER_TIME + padded(number % ENTITIES) + last;
    }

    private String id(long number) {
        return begin + padded(number);
    }

    private static String padded(long number) {
        String digits = Long.toString(number);
        return DIGITS.substring(digits.length()) + digits;
    }
}
