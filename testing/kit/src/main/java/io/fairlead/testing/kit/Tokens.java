package io.fairlead.testing.kit;

import io.smallrye.jwt.build.Jwt;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Signed tokens, right and wrong, from the issuer the application under test trusts.
 *
 * <pre>{@code Tokens.of("school").admin()
 * Tokens.of("school").expired().viewer()}</pre>
 */
public final class Tokens {

    public static final String INTERNAL_ISSUER = "fairlead-internal";

    private static final Duration LIFE = Duration.ofMinutes(10);

    private final Map<String, Object> claims;
    private final PrivateKey key;
    private final String keyId;

    private Tokens(Map<String, Object> claims, PrivateKey key, String keyId) {
        this.claims = Map.copyOf(claims);
        this.key = key;
        this.keyId = keyId;
    }

    /** For people of a tenant. */
    public static Tokens of(String tenant) {
        return anyone().with("tenant", tenant);
    }

    /** Without a tenant, which alone is not enough to be let in. */
    public static Tokens anyone() {
        var now = Instant.now();
        return new Tokens(
                Map.of(
                        "iss", TestIssuer.running().issuer(),
                        "aud", "fairlead",
                        "iat", now.getEpochSecond(),
                        "exp", now.plus(LIFE).getEpochSecond()),
                TestIssuer.keys().getPrivate(),
                TestIssuer.KEY_ID);
    }

    /** One of the suite's services. */
    public static String service(String name) {
        return anyone().named("service-account-" + name).with("azp", name).roles("service");
    }

    /** Who runs the installation. */
    public static String platform() {
        return anyone().named("platform-admin").roles("platform");
    }

    public String viewer() {
        return person("viewer");
    }

    public String operator() {
        return person("operator");
    }

    public String admin() {
        return person("admin");
    }

    /** With these roles and no others. */
    public String roles(String... roles) {
        return with("roles", Set.of(roles)).sign();
    }

    public Tokens named(String name) {
        return with("preferred_username", name).with("sub", name);
    }

    public Tokens with(String claim, Object value) {
        Map<String, Object> more = new HashMap<>(claims);
        more.put(claim, value);
        return new Tokens(more, key, keyId);
    }

    /** As the gateway signs for what it forwards. */
    public Tokens internal() {
        return new Tokens(
                with("iss", INTERNAL_ISSUER).claims,
                TestIssuer.internalKeys().getPrivate(),
                TestIssuer.INTERNAL_KEY_ID);
    }

    public Tokens expired() {
        return with("exp", Instant.now().minus(LIFE).getEpochSecond());
    }

    public Tokens forAnotherAudience() {
        return with("aud", "somebody-else");
    }

    public Tokens fromAnotherIssuer() {
        return with("iss", "https://elsewhere.example/realms/fairlead");
    }

    /** Claims to be the issuer's and is signed with another key. */
    public Tokens forged() {
        return new Tokens(claims, TestIssuer.generate().getPrivate(), keyId);
    }

    private String person(String role) {
        var name = claims.getOrDefault("tenant", "nobody") + "-" + role;
        return (claims.containsKey("sub") ? this : named(name)).roles(role);
    }

    private String sign() {
        var token = Jwt.claims();
        claims.forEach(token::claim);
        return token.jws().keyId(keyId).sign(key);
    }
}
