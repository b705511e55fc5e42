package io.fairlead.testing.simulators.webhook;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** How a provider signs what it sends, and what it reads from an answer besides yes and no. */
public interface Scheme {

    Map<String, String> headers(Message message, Instant at, String secret);

    /** The header without which nothing is proved. */
    String signatureHeader();

    /** What is wrong with a secret; nothing when it can sign. */
    Optional<String> complaint(String secret);

    /** A secret of the right form that no receiver knows. */
    String strangersSecret();

    /** Whether this status says that the receiver wants to hear nothing more. */
    default boolean unsubscribes(int status) {
        return false;
    }

    default boolean heedsRetryAfter() {
        return false;
    }
}
