package io.fairlead.connector.engine.auth;

import io.fairlead.connector.engine.body.Percent;
import io.fairlead.connector.engine.http.HttpRequest;
import io.fairlead.connector.engine.manifest.Auth;
import io.smallrye.mutiny.Uni;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Supplier;

/** The schemes of the grammar. */
public final class Authentications {
    private static final String AUTHORIZATION = "Authorization";

    private final AccessTokens tokens;

    public Authentications(AccessTokens tokens) {
        this.tokens = tokens;
    }

    public Authentication of(Auth auth) {
        return switch (auth) {
            case Auth.None() -> (request, account, deadline) -> Uni.createFrom().item(Signed.of(request));
            case Auth.ApiKey key -> (request, account, deadline) -> signing(() -> withKey(key, request, account));
            case Auth.Bearer(var token) ->
                (request, account, deadline) ->
                        signing(() -> bearer(request, new CredentialScope(account).headerText(token)));
            case Auth.Basic basic -> (request, account, deadline) -> signing(() -> basic(basic, request, account));
            case Auth.OAuth2ClientCredentials grant ->
                (request, account, deadline) -> tokens.of(grant, account, deadline)
                        .map(token -> new Signed(
                                request.withHeader(AUTHORIZATION, "Bearer " + token.value()),
                                List.of(token.value()),
                                () -> tokens.forget(account, token)));
        };
    }

    private static Uni<Signed> signing(Supplier<Signed> signing) {
        return Uni.createFrom().item(signing);
    }

    private static Signed withKey(Auth.ApiKey key, HttpRequest request, Account account) {
        var scope = new CredentialScope(account);
        return switch (key.in()) {
            case HEADER -> Signed.of(request.withHeader(key.name(), scope.headerText(key.value())));
            case QUERY ->
                Signed.of(request.withUri(Percent.withParameter(request.uri(), key.name(), scope.text(key.value()))));
        };
    }

    private static Signed bearer(HttpRequest request, String token) {
        return Signed.of(request.withHeader(AUTHORIZATION, "Bearer " + token));
    }

    private static Signed basic(Auth.Basic basic, HttpRequest request, Account account) {
        var scope = new CredentialScope(account);
        var pair = basicPair(scope.text(basic.username()), scope.text(basic.password()));
        return Signed.of(request.withHeader(AUTHORIZATION, "Basic " + pair), pair);
    }

    static String basicPair(String username, String password) {
        return Base64.getEncoder().encodeToString((username + ":" + password).getBytes(StandardCharsets.UTF_8));
    }
}
