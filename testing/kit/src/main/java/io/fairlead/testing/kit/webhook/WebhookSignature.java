package io.fairlead.testing.kit.webhook;

import java.time.Instant;
import java.util.Map;

/** How a provider proves that a delivery is its own. */
public interface WebhookSignature {

    /** The header fields a delivery is sent with; to send it again later is to sign it again. */
    Map<String, String> headers(String deliveryId, Instant at, String body);

    /** What whoever verifies is given. */
    String secret();
}
