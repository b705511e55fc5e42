package io.fairlead.testing.simulators.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.testing.simulators.MovableClock;
import io.fairlead.testing.simulators.stripe.StripeTwin;
import io.fairlead.testing.simulators.twin.Answer;
import io.fairlead.testing.simulators.twin.Call;
import io.fairlead.testing.simulators.twin.Headers;
import io.fairlead.testing.simulators.twin.Parameters;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProviderTest {

    private static final Target ANY = new Target(Optional.empty(), Optional.empty());

    private final MovableClock clock = new MovableClock();
    private final Provider stripe = new Provider(new StripeTwin(clock), clock);

    @Test
    void actsAlthoughItsAnswerIsLost() {
        stripe.faults().arm(new Fault.Status(500, true), ANY, Optional.of(1));

        Answer lost = sent(stripe.receive(createCustomer("key-1")));
        Answer again = sent(stripe.receive(createCustomer("key-1")));

        assertThat(lost.status()).isEqualTo(500);
        assertThat(again.headers()).containsEntry("Idempotent-Replayed", "true");
    }

    @Test
    void hasNotActedWhenItFailsBefore() {
        stripe.faults().arm(new Fault.Status(500, false), ANY, Optional.of(1));

        stripe.receive(createCustomer("key-2"));
        Answer again = sent(stripe.receive(createCustomer("key-2")));

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.headers()).doesNotContainKey("Idempotent-Replayed");
    }

    @Test
    void actsBeforeAConnectionThatBreaksTooLate() {
        stripe.faults().arm(new Fault.Reset(true), ANY, Optional.of(1));

        assertThat(stripe.receive(createCustomer("key-3"))).isInstanceOf(Delivery.Break.class);
        assertThat(sent(stripe.receive(createCustomer("key-3"))).headers()).containsKey("Idempotent-Replayed");
    }

    @Test
    void delaysAndFailsTheSameCall() {
        stripe.faults().arm(new Fault.Latency(Duration.ofSeconds(2)), ANY, Optional.empty());
        stripe.faults().arm(new Fault.RateLimit(Duration.ofSeconds(5)), ANY, Optional.of(1));

        Delivery delivery = stripe.receive(createCustomer("key-4"));

        assertThat(delivery.delay()).isEqualTo(Duration.ofSeconds(2));
        assertThat(sent(delivery).headers())
                .containsEntry("Retry-After", "5")
                .containsEntry("Stripe-Rate-Limited-Reason", "global-rate");
    }

    @Test
    void refillsItsRequestLimitWithTime() {
        stripe.limitTo(2);

        assertThat(status()).isEqualTo(200);
        assertThat(status()).isEqualTo(200);
        assertThat(status()).isEqualTo(429);
        clock.advance(Duration.ofMillis(500));
        assertThat(status()).isEqualTo(200);
        assertThat(status()).isEqualTo(429);
    }

    @Test
    void startsOverOnReset() {
        stripe.limitTo(1);
        stripe.faults().arm(new Fault.Reset(false), ANY, Optional.empty());
        stripe.receive(createCustomer("key-5"));

        stripe.reset();

        assertThat(stripe.log().total()).isZero();
        assertThat(status()).isEqualTo(200);
        assertThat(status()).isEqualTo(200);
    }

    private int status() {
        return sent(stripe.receive(call("GET", "/v1/balance", "", Map.of()))).status();
    }

    private static Answer sent(Delivery delivery) {
        return ((Delivery.Send) delivery).answer();
    }

    private static Call createCustomer(String idempotencyKey) {
        return call("POST", "/v1/customers", "name=Lost", Map.of("Idempotency-Key", idempotencyKey));
    }

    private static Call call(String method, String path, String form, Map<String, String> more) {
        Map<String, String> headers = new HashMap<>(more);
        headers.put("Authorization", "Bearer sk_test_school_demo");
        headers.put("Content-Type", "application/x-www-form-urlencoded");
        return new Call(method, path, Parameters.NONE, Headers.of(headers), form, "http://localhost/stripe");
    }
}
