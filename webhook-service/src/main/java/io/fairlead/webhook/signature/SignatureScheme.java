package io.fairlead.webhook.signature;

import io.fairlead.chassis.secret.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One way of signing deliveries, registered by its name in {@link SignatureSchemes}. It looks at the raw bytes only and
 * compares in constant time; a delivery is genuine when any of the secrets made one of its signatures.
 */
public interface SignatureScheme {
    /** As connectors and clients name it, kebab-case. */
    String name();

    /** How far the signed time may be from ours, both ways, unless a connector says otherwise. */
    Duration tolerance();

    /** What is wrong with a secret of this scheme; empty when it can verify. It does not repeat the secret. */
    Optional<String> complaintAbout(Secret secret);

    /** Judges a delivery that arrived {@code now}. */
    Verdict verify(SignedRequest request, List<Secret> secrets, Instant now, Duration tolerance);
}
