package io.fairlead.testing.simulators.oneroster;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fairlead.testing.simulators.twin.Answer;
import io.fairlead.testing.simulators.twin.Call;
import io.fairlead.testing.simulators.twin.Json;
import io.fairlead.testing.simulators.twin.Parameters;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** OAuth 2.0 client credentials: hands out bearer tokens and knows what they allow. */
final class Authorization {

    private static final Duration LIFETIME = Duration.ofHours(1);

    private static final Map<String, Client> CLIENTS = Map.of(
            "demo-client", new Client("demo-secret", EnumSet.allOf(Scope.class)),
            "core-client", new Client("core-secret", EnumSet.of(Scope.ROSTER_CORE_READONLY)));

    private final Clock clock;
    private final Map<String, Grant> grants = new HashMap<>();
    private int issued;

    Authorization(Clock clock) {
        this.clock = clock;
    }

    private record Client(String secret, Set<Scope> scopes) {}

    private record Grant(Set<Scope> scopes, Instant until) {}

    private record Credentials(String id, String secret) {}

    private static final class Refused extends RuntimeException {

        private final int status;
        private final String error;

        Refused(int status, String error, String description) {
            super(description);
            this.status = status;
            this.error = error;
        }

        Answer answer() {
            Answer answer =
                    Answer.json(status, Json.object().put("error", error).put("error_description", getMessage()));
            return status == 401 ? answer.with("WWW-Authenticate", "Basic realm=\"oneroster\"") : answer;
        }
    }

    Answer token(Call call) {
        try {
            return uncached(issue(call));
        } catch (Refused refused) {
            return uncached(refused.answer());
        }
    }

    private Answer issue(Call call) {
        if (!call.method().equals("POST")) {
            throw new Refused(405, "invalid_request", "The token endpoint takes POST.");
        }
        Parameters form = call.form();
        String grantType = form.first("grant_type")
                .orElseThrow(() -> new Refused(400, "invalid_request", "grant_type is missing."));
        Client client = authenticated(credentials(call, form));
        if (!grantType.equals("client_credentials")) {
            throw new Refused(400, "unsupported_grant_type", "Only client_credentials is supported.");
        }
        Set<Scope> scopes = scopes(client, form.first("scope"));
        String token = "or-%06d-%s".formatted(++issued, Integer.toHexString(("grant" + issued).hashCode()));
        grants.put(token, new Grant(scopes, clock.instant().plus(LIFETIME)));
        return Answer.json(
                200,
                Json.object()
                        .put("access_token", token)
                        .put("token_type", "Bearer")
                        .put("expires_in", LIFETIME.toSeconds())
                        .put("scope", scopes.stream().map(Scope::uri).collect(Collectors.joining(" "))));
    }

    private static Credentials credentials(Call call, Parameters form) {
        return call.header("Authorization")
                .filter(value -> value.startsWith("Basic "))
                .map(value -> basic(value.substring("Basic ".length())))
                .orElseGet(() -> new Credentials(
                        form.first("client_id").orElse(""),
                        form.first("client_secret").orElse("")));
    }

    /** Id and secret are form-encoded before they are joined (RFC 6749, 2.3.1). */
    private static Credentials basic(String encoded) {
        String pair = new String(decoded(encoded), UTF_8);
        int colon = pair.indexOf(':');
        if (colon < 0) {
            throw new Refused(401, "invalid_client", "Client authentication failed.");
        }
        Parameters decoded =
                Parameters.parse("id=" + pair.substring(0, colon) + "&secret=" + pair.substring(colon + 1));
        return new Credentials(
                decoded.first("id").orElse(""), decoded.first("secret").orElse(""));
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64.strip());
        } catch (IllegalArgumentException notBase64) {
            throw new Refused(401, "invalid_client", "Client authentication failed.");
        }
    }

    private static Client authenticated(Credentials credentials) {
        return Optional.ofNullable(CLIENTS.get(credentials.id()))
                .filter(client -> client.secret().equals(credentials.secret()))
                .orElseThrow(() -> new Refused(401, "invalid_client", "Client authentication failed."));
    }

    private static Set<Scope> scopes(Client client, Optional<String> asked) {
        if (asked.isEmpty() || asked.get().isBlank()) {
            return client.scopes();
        }
        Set<Scope> scopes = EnumSet.noneOf(Scope.class);
        for (String uri : asked.get().strip().split(" +", -1)) {
            scopes.add(Scope.of(uri)
                    .filter(client.scopes()::contains)
                    .orElseThrow(() -> new Refused(400, "invalid_scope", "Not granted to this client: " + uri)));
        }
        return scopes;
    }

    private static Answer uncached(Answer answer) {
        return answer.with("Cache-Control", "no-store").with("Pragma", "no-cache");
    }

    /** Passes a call whose token carries one of the scopes. */
    void require(Call call, Set<Scope> oneOf) {
        Set<Scope> granted = call.header("Authorization")
                .filter(value -> value.startsWith("Bearer "))
                .map(value -> grants.get(value.substring("Bearer ".length())))
                .filter(grant -> grant.until().isAfter(clock.instant()))
                .map(Grant::scopes)
                .orElseThrow(() -> Failure.unauthorised("The access token is missing, unknown or expired."));
        if (oneOf.stream().noneMatch(granted::contains)) {
            throw Failure.forbidden("The access token lacks the scope for this operation.");
        }
    }

    void reset() {
        grants.clear();
        issued = 0;
    }
}
