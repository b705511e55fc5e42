package io.fairlead.testing.kit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.RSAPublicKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class TokensTest {

    private final String issuer = TestIssuer.running().issuer();

    @Test
    void carryTheClaimsOfTheSuite() {
        var claims = claims(Tokens.of("school").admin());

        assertThat(claims.getString("tenant")).isEqualTo("school");
        assertThat(claims.getList("roles")).isEqualTo(List.of("admin"));
        assertThat(claims.getString("iss")).isEqualTo(issuer);
        assertThat(claims.getString("aud")).isEqualTo("fairlead");
        assertThat(claims.getString("preferred_username")).isEqualTo("school-admin");
        assertThat(claims.getLong("exp")).isGreaterThan(Instant.now().getEpochSecond());
    }

    @Test
    void areVerifiedWithTheKeyTheIssuerPublishes() throws GeneralSecurityException {
        var keys = given().get(publishedKeys()).jsonPath();

        assertThat(verified(Tokens.of("school").viewer(), keys)).isTrue();
        assertThat(verified(Tokens.of("school").forged().viewer(), keys)).isFalse();
        assertThat(verified(Tokens.of("school").internal().viewer(), keys)).isFalse();
    }

    @Test
    void ofTheInternalIssuerAreVerifiedWithTheGatewaysKey() throws GeneralSecurityException {
        var keys = given().get(TestIssuer.running().gateway() + "/.well-known/jwks.json")
                .jsonPath();

        assertThat(verified(Tokens.of("school").internal().viewer(), keys)).isTrue();
    }

    @Test
    void canBeWrongInOneThing() {
        assertThat(claims(Tokens.of("school").expired().viewer()).getLong("exp"))
                .isLessThan(Instant.now().getEpochSecond());
        assertThat(claims(Tokens.of("school").forAnotherAudience().viewer()).getString("aud"))
                .isNotEqualTo("fairlead");
        assertThat(claims(Tokens.of("school").fromAnotherIssuer().viewer()).getString("iss"))
                .isNotEqualTo(issuer);
    }

    @Test
    void areGrantedToServices() {
        var answer = given().auth()
                .preemptive()
                .basic("sync-service", "secret")
                .formParam("grant_type", "client_credentials")
                .post(issuer + "/protocol/openid-connect/token")
                .jsonPath();

        var claims = claims(answer.getString("access_token"));
        assertThat(claims.getList("roles")).isEqualTo(List.of("service"));
        assertThat(claims.getString("azp")).isEqualTo("sync-service");
    }

    private String publishedKeys() {
        return given().get(issuer + "/.well-known/openid-configuration")
                .jsonPath()
                .getString("jwks_uri");
    }

    private static JsonPath claims(String token) {
        return JsonPath.from(new String(Base64.getUrlDecoder().decode(part(token, 1)), StandardCharsets.UTF_8));
    }

    private static boolean verified(String token, JsonPath jwks) throws GeneralSecurityException {
        var signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(key(jwks));
        signature.update((part(token, 0) + "." + part(token, 1)).getBytes(StandardCharsets.US_ASCII));
        return signature.verify(Base64.getUrlDecoder().decode(part(token, 2)));
    }

    private static PublicKey key(JsonPath jwks) throws GeneralSecurityException {
        return KeyFactory.getInstance("RSA")
                .generatePublic(
                        new RSAPublicKeySpec(number(jwks.getString("keys[0].n")), number(jwks.getString("keys[0].e"))));
    }

    private static BigInteger number(String encoded) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(encoded));
    }

    private static String part(String token, int index) {
        return token.split("\\.", -1)[index];
    }
}
