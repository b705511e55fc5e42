package io.fairlead.connector.engine.auth;

import io.fairlead.connector.engine.failure.CallFailed;
import io.fairlead.connector.engine.failure.ProviderFailure;
import io.fairlead.connector.engine.host.Surroundings;
import io.fairlead.connector.engine.manifest.Auth.OAuth2ClientCredentials;
import io.fairlead.connector.engine.manifest.FailureKind;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * Tokens in use, one for each integration, its revision and the grant as its connector declares it, in memory only. Callers that need one at the same time share
 * one request for it; each waits no longer than its own deadline.
 */
public final class AccessTokens {

    private record Owner(String tenant, String integration) {}

    /** A token, or the request for one that is under way; a request that fails leaves the place free. */
    private final class Slot {
        private final OAuth2ClientCredentials grant;
        private final long revision;
        private final Uni<AccessToken> request;
        private volatile @Nullable AccessToken token;

        Slot(OAuth2ClientCredentials grant, Account account) {
            this.grant = grant;
            revision = account.revision();
            request = endpoint.fetch(grant, account)
                    .invoke(fetched -> token = fetched)
                    .onFailure()
                    .invoke(() -> slots.remove(ownerOf(account), this))
                    .memoize()
                    .indefinitely();
        }

        boolean serves(OAuth2ClientCredentials asked, Account account, Instant now) {
            return grant.equals(asked) && revision == account.revision() && !isOver(now);
        }

        boolean isOver(Instant now) {
            var held = token;
            return held != null && !held.isGood(now);
        }
    }

    private final TokenEndpoint endpoint;
    private final Surroundings surroundings;
    private final ConcurrentMap<Owner, Slot> slots = new ConcurrentHashMap<>();

    public AccessTokens(TokenEndpoint endpoint, Surroundings surroundings) {
        this.endpoint = endpoint;
        this.surroundings = surroundings;
    }

    Uni<AccessToken> of(OAuth2ClientCredentials grant, Account account, Instant deadline) {
        return Uni.createFrom().deferred(() -> {
            var here = surroundings.here();
            var slot = slotFor(grant, account);
            var token = slot.token;
            return token != null
                    ? Uni.createFrom().item(token)
                    : inTime(slot.request, deadline).emitOn(here);
        });
    }

    /** The provider refused this token; whoever comes next gets a new one. */
    void forget(Account account, AccessToken token) {
        slots.computeIfPresent(ownerOf(account), (owner, slot) -> Objects.equals(slot.token, token) ? null : slot);
    }

    private Slot slotFor(OAuth2ClientCredentials grant, Account account) {
        var now = surroundings.now();
        var owner = ownerOf(account);
        var slot = slots.get(owner);
        if (slot != null && slot.serves(grant, account, now)) {
            return slot;
        }
        removeWhatIsOver(now);
        return slots.compute(
                owner,
                (key, held) -> held != null && held.serves(grant, account, now) ? held : new Slot(grant, account));
    }

    /** Integrations that are gone or were not used for long leave nothing behind. */
    private void removeWhatIsOver(Instant now) {
        slots.values().removeIf(slot -> slot.isOver(now));
    }

    /** The request itself goes on for the others. */
    private Uni<AccessToken> inTime(Uni<AccessToken> request, Instant deadline) {
        var left = Duration.between(surroundings.now(), deadline);
        var tooLate = surroundings.after(left).<AccessToken>map(ignored -> {
            throw new CallFailed(ProviderFailure.beforehand(
                    FailureKind.TIMEOUT, "The provider's token endpoint did not answer in time"));
        });
        return Uni.combine().any().of(request, tooLate);
    }

    private static Owner ownerOf(Account account) {
        return new Owner(account.tenant(), account.integration());
    }
}
