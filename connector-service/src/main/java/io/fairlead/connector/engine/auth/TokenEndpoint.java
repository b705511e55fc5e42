package io.fairlead.connector.engine.auth;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairlead.connector.engine.body.FormBody;
import io.fairlead.connector.engine.body.JsonBody;
import io.fairlead.connector.engine.failure.CallFailed;
import io.fairlead.connector.engine.failure.HttpFailures;
import io.fairlead.connector.engine.failure.ProviderFailure;
import io.fairlead.connector.engine.host.Surroundings;
import io.fairlead.connector.engine.http.Headers;
import io.fairlead.connector.engine.http.HttpAnswer;
import io.fairlead.connector.engine.http.HttpFailure;
import io.fairlead.connector.engine.http.HttpPort;
import io.fairlead.connector.engine.http.HttpRequest;
import io.fairlead.connector.engine.manifest.Auth.OAuth2ClientCredentials;
import io.fairlead.connector.engine.manifest.FailureKind;
import io.fairlead.connector.engine.redaction.Redactor;
import io.fairlead.connector.engine.retry.RetryAfter;
import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Set;

/** Asks a provider for an access token by client credentials (RFC 6749, section 4.4). */
public final class TokenEndpoint {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Duration UNTOLD_LIFETIME = Duration.ofMinutes(5);
    private static final Duration LEEWAY = Duration.ofSeconds(30);
    private static final long MAX_BYTES = 256 * 1024;
    private static final int MESSAGE_LENGTH = 200;
    /** Error codes that say something about us; whatever else is refused is a matter of what was asked for. */
    private static final Set<String> WRONG_CLIENT = Set.of("invalid_client", "invalid_grant");

    private final HttpPort http;
    private final Surroundings surroundings;

    public TokenEndpoint(HttpPort http, Surroundings surroundings) {
        this.http = http;
        this.surroundings = surroundings;
    }

    Uni<AccessToken> fetch(OAuth2ClientCredentials grant, Account account) {
        return Uni.createFrom()
                .item(() -> request(grant, new CredentialScope(account)))
                .chain(request -> http.send(request, TIMEOUT))
                .onFailure(HttpFailure.class)
                .transform(failure -> new CallFailed(unreached(failure)))
                .map(answer -> token(answer, Redactor.of(account.credentials().secrets())));
    }

    private static HttpRequest request(OAuth2ClientCredentials grant, CredentialScope scope) {
        var id = scope.text(grant.clientId());
        var secret = scope.text(grant.clientSecret());
        var form = new LinkedHashMap<String, String>();
        form.put("grant_type", "client_credentials");
        if (!grant.scopes().isEmpty()) {
            form.put("scope", String.join(" ", grant.scopes()));
        }
        var headers = Headers.NONE.with("Accept", JsonBody.MEDIA_TYPE).with("Content-Type", FormBody.MEDIA_TYPE);
        headers = switch (grant.clientAuthentication()) {
            case BASIC ->
                headers.with(
                        "Authorization",
                        "Basic " + Authentications.basicPair(FormBody.encoded(id), FormBody.encoded(secret)));
            case BODY -> {
                form.put("client_id", id);
                form.put("client_secret", secret);
                yield headers;
            }
        };
        return new HttpRequest("POST", URI.create(scope.text(grant.tokenUrl())), headers, FormBody.of(form), MAX_BYTES);
    }

    private AccessToken token(HttpAnswer answer, Redactor redactor) {
        if (!answer.successful()) {
            throw new CallFailed(refusal(answer, redactor));
        }
        var body = JsonBody.lenient(answer);
        var value = body.path("access_token").asText("");
        if (value.isEmpty() || !Headers.canHold(value)) {
            throw new CallFailed(ProviderFailure.beforehand(
                    FailureKind.UNREADABLE, "The provider's token endpoint answered without an access token"));
        }
        return new AccessToken(value, surroundings.now().plus(usable(body.path("expires_in"))));
    }

    /** Thirty seconds before the end, but never less than half of a short life. */
    private static Duration usable(JsonNode expiresIn) {
        var seconds = expiresIn.asLong(0);
        var life = seconds > 0 ? Duration.ofSeconds(seconds) : UNTOLD_LIFETIME;
        var half = life.dividedBy(2);
        return life.minus(LEEWAY.compareTo(half) < 0 ? LEEWAY : half);
    }

    private ProviderFailure refusal(HttpAnswer answer, Redactor redactor) {
        var error = JsonBody.lenient(answer).path("error").asText("");
        var message = "The provider's token endpoint answered %d%s"
                .formatted(answer.status(), error.isEmpty() ? "" : ": " + redactor.brief(error, MESSAGE_LENGTH));
        return ProviderFailure.beforehand(kindOf(answer.status(), error), message)
                .withRetryAfter(answer.headers()
                        .first("Retry-After")
                        .flatMap(value -> RetryAfter.parse(value, surroundings.now()))
                        .orElse(null));
    }

    private static FailureKind kindOf(int status, String error) {
        if (WRONG_CLIENT.contains(error)) {
            return FailureKind.AUTHENTICATION;
        }
        return switch (status) {
            case 400, 403 -> FailureKind.PERMISSION;
            case 401 -> FailureKind.AUTHENTICATION;
            case 408, 504 -> FailureKind.TIMEOUT;
            case 429 -> FailureKind.RATE_LIMITED;
            default -> status >= 500 ? FailureKind.UNAVAILABLE : FailureKind.PROVIDER_ERROR;
        };
    }

    private static ProviderFailure unreached(HttpFailure failure) {
        var seen = HttpFailures.seen(failure);
        return ProviderFailure.beforehand(seen.kind(), "The provider's token endpoint: " + seen.message());
    }
}
