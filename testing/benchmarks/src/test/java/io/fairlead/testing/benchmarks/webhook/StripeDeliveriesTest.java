package io.fairlead.testing.benchmarks.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairlead.testing.benchmarks.load.Request;
import io.fairlead.testing.kit.webhook.StripeSignature;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Objects;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class StripeDeliveriesTest {

    private static final String SECRET = "whsec_something";
    private static final StripeSignature SIGNATURE = new StripeSignature(SECRET);
    private static final Instant NOW = Instant.ofEpochSecond(1_764_412_345);

    private final Sightings sightings = new Sightings();
    private final StripeDeliveries deliveries =
            new StripeDeliveries(new StripeEvents(), SIGNATURE, sightings, Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void everyBodyIsAnEventOfItsOwnAndAsLongAsTheOthers() {
        var bodies =
                IntStream.range(0, 1000).mapToObj(i -> body(deliveries.next(i))).toList();

        assertThat(bodies).allMatch(body -> body.length() == StripeEvents.BYTES);
        assertThat(bodies.stream().map(StripeDeliveriesTest::json).map(event -> event.required("id")))
                .doesNotHaveDuplicates();
        assertThat(bodies)
                .allMatch(body -> json(body).required("created").longValue() == NOW.getEpochSecond()
                        && json(body).at("/data/object/object").textValue().equals("payment_intent"));
    }

    @Test
    void theSignatureIsOfTimeDotBody() throws Exception {
        Request delivery = deliveries.next(0);

        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(UTF_8), "HmacSHA256"));
        byte[] expected = mac.doFinal(("1764412345." + body(delivery)).getBytes(UTF_8));
        assertThat(delivery.headers())
                .containsEntry(
                        "Stripe-Signature", "t=1764412345,v1=" + HexFormat.of().formatHex(expected));
    }

    @Test
    void whatWasNotAcknowledgedIsNotWaitedFor() {
        Request refused = deliveries.next(0);
        Request acknowledged = deliveries.next(0);

        refused.answered().accept(503);
        acknowledged.answered().accept(Request.OK);

        assertThat(sightings.await(Duration.ZERO).missing()).isEqualTo(1);
    }

    private static Buffer body(Request request) {
        return Objects.requireNonNull(request.body());
    }

    private static JsonNode json(Buffer body) {
        try {
            return new ObjectMapper().readTree(body.getBytes());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
