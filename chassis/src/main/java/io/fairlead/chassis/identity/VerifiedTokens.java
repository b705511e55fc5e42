package io.fairlead.chassis.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Who was verified a moment ago. Nothing comes in but what was verified, and nothing outlives the token, the lifetime
 * set for it here, or the keys that verified it. Of the tokens themselves only digests are kept.
 */
@RegisterForReflection(
        classNames = {"com.github.benmanes.caffeine.cache.SSMSW", "com.github.benmanes.caffeine.cache.PSWMS"})
@ApplicationScoped
class VerifiedTokens {

    /** A key set is in use a moment after it came; what the old keys still verify until then is not remembered. */
    static final Duration SETTLING = Duration.ofSeconds(1);

    private final Cache<ByteBuffer, Verified> verified;
    private final Duration lifetime;
    private final InstantSource clock;
    private Instant settled = Instant.MIN;

    private record Verified(SecurityIdentity identity, Instant until) {}

    @Inject
    VerifiedTokens(IdentityConfig config, Clock clock) {
        this(config.tokenCache().size(), config.tokenCache().lifetime(), clock);
    }

    VerifiedTokens(long size, Duration lifetime, InstantSource clock) {
        this.lifetime = lifetime;
        this.clock = clock;
        this.verified = Caffeine.newBuilder()
                .maximumSize(size)
                .expireAfterWrite(lifetime)
                .executor(Runnable::run)
                .build();
    }

    /** Who sent this {@code Authorization}, if that is still certain. */
    Optional<SecurityIdentity> find(String authorization) {
        Verified found = verified.getIfPresent(digest(authorization));
        return found == null || !clock.instant().isBefore(found.until())
                ? Optional.empty()
                : Optional.of(found.identity());
    }

    /** Remembers an identity that was verified just now and holds nothing of the request it came with. */
    synchronized void remember(String authorization, SecurityIdentity identity, Instant expiry) {
        Instant now = clock.instant();
        if (now.isBefore(settled)) {
            return;
        }
        Instant latest = now.plus(lifetime);
        verified.put(digest(authorization), new Verified(identity, expiry.isBefore(latest) ? expiry : latest));
    }

    /** The keys are others now: everybody is verified again. */
    synchronized void forgetAll() {
        settled = clock.instant().plus(SETTLING);
        verified.invalidateAll();
    }

    private static ByteBuffer digest(String authorization) {
        try {
            return ByteBuffer.wrap(
                    MessageDigest.getInstance("SHA-256").digest(authorization.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
