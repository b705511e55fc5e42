package io.fairlead.chassis.secret;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.fairlead.chassis.identity.TenantId;
import io.fairlead.chassis.secret.DataKeys.WrappedKey;
import io.fairlead.chassis.secret.SealBroken.Reason;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import javax.crypto.SecretKey;
import org.jboss.logging.Logger;

/**
 * Seals secrets for the database. Each tenant has a data key, which a key-encryption key from outside wraps; a value is
 * bound to its tenant and to the place it belongs to, so that it opens nowhere else.
 */
@RegisterForReflection(
        classNames = {"com.github.benmanes.caffeine.cache.SSMS", "com.github.benmanes.caffeine.cache.PSMS"})
@ApplicationScoped
public class Envelope {

    private static final Logger LOG = Logger.getLogger(Envelope.class);

    private record KeyId(TenantId tenant, int number) {}

    private final KeyFile keyFile;
    private final DataKeys dataKeys;
    private final Cipherbox box = new Cipherbox();
    /** A data key never changes, only its wrapping does. */
    private final Cache<KeyId, SecretKey> unwrapped =
            Caffeine.newBuilder().maximumSize(10_000).build();

    Envelope(KeyFile keyFile, DataKeys dataKeys) {
        this.keyFile = keyFile;
        this.dataKeys = dataKeys;
    }

    /**
     * Seals a value.
     *
     * @param context what the value is and whose, such as {@code integration/stripe/api-key}
     */
    public Uni<String> seal(TenantId tenant, String context, Secret secret) {
        KeyId id = new KeyId(tenant, DataKeys.FIRST);
        return dataKey(id, sealingKey(id)).map(key -> new SealedText(
                        Integer.toString(id.number()), box.seal(key, secret.bytes(), associated(id, context)))
                .toString());
    }

    /** Opens what {@link #seal} gave for the same tenant and context, or fails with {@link SealBroken}. */
    public Uni<Secret> open(TenantId tenant, String context, String sealed) {
        return Uni.createFrom().deferred(() -> {
            SealedText text = SealedText.parse(sealed);
            KeyId id = new KeyId(tenant, number(text.version()));
            return dataKey(id, openingKey(id))
                    .map(key -> Secret.of(
                            new String(box.open(key, text.box(), associated(id, context)), StandardCharsets.UTF_8)));
        });
    }

    /**
     * Wraps every data key with the current key-encryption key, while others go on sealing and opening; sealed values
     * stay as they are. Gives the number of keys wrapped anew.
     */
    public Uni<Integer> rewrap() {
        return Uni.createFrom()
                .item(keyFile::reload)
                .chain(ring -> dataKeys.tenants()
                        .onItem()
                        .transformToUniAndConcatenate(tenant -> rewrap(tenant, ring))
                        .collect()
                        .with(Collectors.summingInt(Integer::intValue)))
                .invoke(count -> LOG.infof("%d data keys are wrapped anew", count));
    }

    private Uni<Integer> rewrap(TenantId tenant, KeyRing ring) {
        return dataKeys.of(tenant)
                .filter(key -> !SealedText.parse(key.wrapped()).version().equals(ring.current()))
                .onItem()
                .transformToUniAndConcatenate(old -> {
                    KeyId id = new KeyId(tenant, old.number());
                    return dataKeys.rewrapped(
                                    tenant, old, wrap(id, unwrap(id, old).getEncoded(), ring))
                            .replaceWith(1);
                })
                .collect()
                .with(Collectors.summingInt(Integer::intValue));
    }

    private Uni<SecretKey> dataKey(KeyId id, Uni<WrappedKey> stored) {
        SecretKey known = unwrapped.getIfPresent(id);
        return known != null
                ? Uni.createFrom().item(known)
                : stored.map(wrapped -> unwrap(id, wrapped)).invoke(key -> unwrapped.put(id, key));
    }

    private Uni<WrappedKey> sealingKey(KeyId id) {
        return dataKeys.find(id.tenant(), id.number())
                .chain(found -> found.map(key -> Uni.createFrom().item(key))
                        .orElseGet(() -> dataKeys.addIfAbsent(id.tenant(), wrap(id, box.newKey(), keyFile.ring()))));
    }

    private Uni<WrappedKey> openingKey(KeyId id) {
        return dataKeys.find(id.tenant(), id.number())
                .map(found -> found.orElseThrow(
                        () -> new SealBroken(Reason.UNKNOWN_KEY, "this tenant has no data key " + id.number())));
    }

    private WrappedKey wrap(KeyId id, byte[] dataKey, KeyRing ring) {
        byte[] wrapped = box.seal(ring.currentKey(), dataKey, associated(id, "data-key"));
        return new WrappedKey(id.number(), new SealedText(ring.current(), wrapped).toString());
    }

    private SecretKey unwrap(KeyId id, WrappedKey wrapped) {
        SealedText text = SealedText.parse(wrapped.wrapped());
        SecretKey key = keyFile.ringWith(text.version()).key(text.version());
        return Cipherbox.key(box.open(key, text.box(), associated(id, "data-key")));
    }

    /** No tenant contains the separator, so no two places give the same bytes. */
    private static byte[] associated(KeyId id, String context) {
        return "%s\n%d\n%s".formatted(id.tenant(), id.number(), context).getBytes(StandardCharsets.UTF_8);
    }

    private static int number(String version) {
        try {
            return Integer.parseInt(version);
        } catch (NumberFormatException e) {
            throw new SealBroken(Reason.MALFORMED, "the sealed value names no data key");
        }
    }
}
