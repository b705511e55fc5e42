package io.fairlead.chassis.identity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;

import io.fairlead.chassis.sample.Issuers;
import io.fairlead.chassis.sample.Token;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.stream.Stream;
import org.jose4j.keys.HmacKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(value = Issuers.class, scope = TestResourceScope.MATCHING_RESOURCES)
class IdentityTest {

    @Test
    void knowsTheCallerFromTheTokenAlone() {
        get("/api/v1/things/whoami", Token.of("school", "operator"))
                .statusCode(200)
                .body("name", equalTo("school-operator"))
                .body("subject", equalTo("id-of-school-operator"))
                .body("tenant", equalTo("school"));
    }

    @Test
    void acceptsTheSuitesOwnIssuerWithTheSameClaims() {
        get("/api/v1/things/whoami", Token.of("law", "viewer").internal())
                .statusCode(200)
                .body("tenant", equalTo("law"));
    }

    @Test
    void learnsANewKeyOfTheSuitesOwnIssuer() {
        get("/api/v1/things/mine", Token.of("law", "viewer").internal()).statusCode(200);

        Issuers.rotateInternalKey();

        get("/api/v1/things/mine", Token.of("law", "viewer").internal()).statusCode(200);
    }

    @Test
    void anAdminIsAnOperatorAndAViewerToo() {
        get("/api/v1/things/whoami", Token.of("school", "admin"))
                .body("roles", containsInAnyOrder("admin", "operator", "viewer"));
        get("/api/v1/things", Token.of("school", "admin")).statusCode(200);
    }

    @Test
    void aViewerIsNotAnAdmin() {
        given().auth()
                .oauth2(Token.of("school", "viewer").text())
                .contentType("application/json")
                .body("{\"name\":\"a\",\"serial-number\":1}")
                .post("/api/v1/things")
                .then()
                .statusCode(403)
                .body("code", equalTo("forbidden"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forged")
    void refusesForgedTokens(String why, String token) {
        given().auth()
                .oauth2(token)
                .get("/api/v1/things/mine")
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", equalTo("Bearer"))
                .header("Fairlead-Request-Id", notNullValue())
                .body("code", equalTo("unauthenticated"))
                .body("traceId", matchesPattern("[0-9a-f]{32}"));
    }

    static List<Arguments> forged() {
        var stranger = Issuers.key("oidc-1");
        var publicKey = new HmacKey(Issuers.oidcKey().getPublicKey().getEncoded());
        var honest = Token.of("school", "admin").text();
        return List.of(
                Arguments.of("no signature", unsigned(honest)),
                Arguments.of(
                        "algorithm none",
                        Token.of("school", "admin")
                                .signedBy(null, "oidc-1")
                                .algorithm("none")
                                .text()),
                Arguments.of(
                        "signed with the public key as a secret",
                        Token.of("school", "admin")
                                .signedBy(publicKey, "oidc-1")
                                .algorithm("HS256")
                                .text()),
                Arguments.of(
                        "RSA-PSS, which nobody agreed on",
                        Token.of("school", "admin").algorithm("PS256").text()),
                Arguments.of(
                        "somebody else's key under the same id",
                        Token.of("school", "admin")
                                .signedBy(stranger.getPrivateKey(), "oidc-1")
                                .text()),
                Arguments.of(
                        "a key nobody published",
                        Token.of("school", "admin")
                                .signedBy(stranger.getPrivateKey(), "unknown")
                                .text()),
                Arguments.of(
                        "another audience",
                        Token.of("school", "admin").audience("account").text()),
                Arguments.of(
                        "no audience",
                        Token.of("school", "admin").without("aud").text()),
                Arguments.of(
                        "another issuer",
                        Token.of("school", "admin")
                                .issuer("http://evil.example")
                                .text()),
                Arguments.of(
                        "no issuer", Token.of("school", "admin").without("iss").text()),
                Arguments.of(
                        "one issuer's name under the other's key",
                        Token.of("school", "admin").issuer(Issuers.INTERNAL).text()),
                Arguments.of(
                        "the suite's own key under the OIDC issuer's name",
                        Token.of("school", "admin")
                                .internal()
                                .issuer(Issuers.oidc())
                                .text()),
                Arguments.of(
                        "the suite's own key for another audience",
                        Token.of("school", "admin")
                                .internal()
                                .audience("account")
                                .text()),
                Arguments.of(
                        "expired",
                        Token.of("school", "admin").secondsUntilExpiry(-5).text()),
                Arguments.of(
                        "without end",
                        Token.of("school", "admin").without("exp").text()),
                Arguments.of(
                        "not valid yet",
                        Token.of("school", "admin").secondsUntilValid(60).text()),
                Arguments.of(
                        "without a subject",
                        Token.of("school", "admin").without("sub").text()),
                Arguments.of(
                        "claims exchanged",
                        exchanged(honest, Token.of("law", "admin").text())),
                Arguments.of("not a token", "x"),
                Arguments.of("two dots and nothing", ".."),
                Arguments.of("two parts", "AAAA.BBBB"),
                Arguments.of("parts that are no JSON", "AAAA.BBBB.CCCC"),
                Arguments.of("parts that are no Base64", "*.*.*"),
                Arguments.of("an array for claims", "e30.W10.CCCC"),
                Arguments.of("an issuer that is a number", "e30.eyJpc3MiOjF9.CCCC"),
                Arguments.of("five parts, as encrypted tokens have", "a.b.c.d.e"));
    }

    @Test
    void refusesWhoSaysNothing() {
        given().get("/api/v1/things/mine")
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", equalTo("Bearer"))
                .header("Fairlead-Request-Id", notNullValue())
                .body("code", equalTo("unauthenticated"));
    }

    @ParameterizedTest
    @MethodSource("withoutAPlace")
    void refusesAVerifiedTokenThatNamesNoPlace(Token token) {
        get("/api/v1/things/whoami", token)
                .statusCode(403)
                .contentType("application/problem+json")
                .body("code", equalTo("forbidden"));
    }

    static Stream<Token> withoutAPlace() {
        return Stream.of(
                Token.withoutTenant("nobody", "viewer"),
                Token.withoutTenant("nobody", "admin"),
                Token.withoutTenant("nobody"),
                Token.of("Not A Name", "viewer"),
                Token.of("", "viewer"),
                Token.of("school", "viewer").claim("tenant", List.of("school", "law")),
                Token.of("school", "viewer").claim("tenant", 7),
                Token.of("school", "service"),
                Token.of("school", "platform"));
    }

    @Test
    void aServiceActsForTheTenantItNames() {
        given().auth()
                .oauth2(Token.withoutTenant("service-account-sync-service", "service")
                        .text())
                .header("Fairlead-Tenant", "law")
                .get("/api/v1/things/mine")
                .then()
                .statusCode(200)
                .body(equalTo("law"));
    }

    @Test
    void aServiceThatNamesNoTenantHasNone() {
        get("/api/v1/things/mine", Token.withoutTenant("sync", "service"))
                .statusCode(403)
                .body("code", equalTo("forbidden"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"admin", "viewer"})
    void nobodyElseActsForATenantItNames(String role) {
        given().auth()
                .oauth2(Token.of("school", role).text())
                .header("Fairlead-Tenant", "law")
                .get("/api/v1/things/mine")
                .then()
                .statusCode(403);
    }

    @Test
    void thePlatformHasNoTenantAndCannotTakeOne() {
        get("/api/v1/things/whoami", Token.withoutTenant("root", "platform")).body("tenant", equalTo(""));
        get("/api/v1/things/mine", Token.withoutTenant("root", "platform")).statusCode(403);
        given().auth()
                .oauth2(Token.withoutTenant("root", "platform").text())
                .header("Fairlead-Tenant", "law")
                .get("/api/v1/things/mine")
                .then()
                .statusCode(403);
    }

    @Test
    void refusesATenantThatIsNotAName() {
        given().auth()
                .oauth2(Token.withoutTenant("sync", "service").text())
                .header("Fairlead-Tenant", "a b")
                .get("/api/v1/things/mine")
                .then()
                .statusCode(400);
    }

    @Test
    void deniesAResourceThatNobodyAllowed() {
        get("/api/v1/forgotten", Token.of("school", "admin")).statusCode(403);
        given().get("/api/v1/forgotten").then().statusCode(401);
    }

    @Test
    void asksForAnIdentityEvenWhereNothingIsServed() {
        given().get("/api/v1/nothing").then().statusCode(401);
        given().get("/elsewhere").then().statusCode(401);
        get("/api/v1/nothing", Token.of("school", "viewer")).statusCode(404).body("code", equalTo("not-found"));
    }

    @Test
    void leavesHealthAndMetricsOpen() {
        given().get("/q/health/live").then().statusCode(200);
        given().get("/q/metrics").then().statusCode(200);
        given().get("/q/openapi").then().statusCode(200);
    }

    @Test
    void knowsTheTenantOnPlainRoutesToo() {
        get("/api/v1/plain/mine", Token.of("law", "viewer")).statusCode(200).body(equalTo("law"));
        given().get("/api/v1/plain/mine").then().statusCode(401);
        get("/api/v1/plain/mine", Token.withoutTenant("root", "platform")).statusCode(403);
    }

    @Test
    void workForAnotherTenantStaysInItsOwnContext() {
        var tenants = get("/api/v1/things/within/law", Token.of("school", "viewer"))
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("$", String.class);

        assertThat(tenants).containsExactly("law", "school");
    }

    private static ValidatableResponse get(String path, Token token) {
        return given().auth().oauth2(token.text()).get(path).then();
    }

    private static String unsigned(String token) {
        return token.substring(0, token.lastIndexOf('.') + 1);
    }

    private static String exchanged(String token, String other) {
        var parts = token.split("\\.", -1);
        return parts[0] + "." + other.split("\\.", -1)[1] + "." + parts[2];
    }
}
