package io.fairlead.testing.kit.webhook;

import static org.assertj.core.api.Assertions.assertThatCode;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The providers' own libraries take what the kit signs. */
class WebhookSignatureTest {

    private static final String BODY = "{\"id\":\"evt_1\",\"name\":\"Zoë\"}";
    private static final long TOLERANCE = 300;

    private final Instant now = Instant.now();

    @Test
    void isTakenByStripesLibrary() {
        var signature = StripeSignature.random(new SecureRandom());

        var header = signature.headers("evt_1", now, BODY).get("Stripe-Signature");

        assertThatCode(() -> com.stripe.net.Webhook.Signature.verifyHeader(BODY, header, signature.secret(), TOLERANCE))
                .doesNotThrowAnyException();
    }

    @Test
    void isTakenByTheLibraryOfStandardWebhooks() throws EmptyWebhookSecretException, WebhookVerificationException {
        var signature = StandardWebhooksSignature.random(new SecureRandom());

        new Webhook(signature.secret()).verify(BODY, fields(signature.headers("msg_1", now, BODY)));
    }

    private static Map<String, List<String>> fields(Map<String, String> headers) {
        return headers.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> List.of(entry.getValue())));
    }
}
