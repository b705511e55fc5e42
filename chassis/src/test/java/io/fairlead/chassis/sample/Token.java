package io.fairlead.chassis.sample;

import java.security.Key;
import java.util.Arrays;
import java.util.List;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/** A token under construction, honest until a test makes it otherwise. */
public final class Token {

    private final JwtClaims claims = new JwtClaims();
    private @Nullable Key key = Issuers.oidcKey().getPrivateKey();
    private String keyId = Issuers.oidcKey().getKeyId();
    private String algorithm = "RS256";

    private Token(String name) {
        claims.setSubject("id-of-" + name);
        claims.setClaim("preferred_username", name);
        claims.setIssuer(Issuers.oidc());
        claims.setAudience("account", "fairlead");
        claims.setIssuedAtToNow();
        claims.setExpirationTimeMinutesInTheFuture(5);
    }

    /** A member of {@code tenant}. */
    public static Token of(String tenant, String... roles) {
        return new Token(tenant + "-" + String.join("-", roles))
                .claim("tenant", tenant)
                .roles(roles);
    }

    /** Somebody without a tenant. */
    public static Token withoutTenant(String name, String... roles) {
        return new Token(name).roles(roles);
    }

    /** Signed by the suite's own issuer. */
    public Token internal() {
        return issuer(Issuers.INTERNAL)
                .signedBy(
                        Issuers.internalKey().getPrivateKey(),
                        Issuers.internalKey().getKeyId());
    }

    public Token issuer(String issuer) {
        return claim("iss", issuer);
    }

    public Token audience(String audience) {
        return claim("aud", audience);
    }

    public Token claim(String name, Object value) {
        claims.setClaim(name, value);
        return this;
    }

    public Token without(String name) {
        claims.unsetClaim(name);
        return this;
    }

    public Token secondsUntilExpiry(int seconds) {
        return claim("exp", secondsFromNow(seconds));
    }

    public Token secondsUntilValid(int seconds) {
        return claim("nbf", secondsFromNow(seconds));
    }

    public Token signedBy(@Nullable Key signer, String id) {
        key = signer;
        keyId = id;
        return this;
    }

    public Token algorithm(String name) {
        algorithm = name;
        return this;
    }

    public String text() {
        var signature = new JsonWebSignature();
        signature.setPayload(claims.toJson());
        signature.setKey(key);
        signature.setKeyIdHeaderValue(keyId);
        signature.setAlgorithmHeaderValue(algorithm);
        signature.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
        signature.setDoKeyValidation(false);
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private Token roles(String... roles) {
        claims.setClaim("roles", List.copyOf(Arrays.asList(roles)));
        return this;
    }

    private static long secondsFromNow(int seconds) {
        var date = NumericDate.now();
        date.addSeconds(seconds);
        return date.getValue();
    }
}
