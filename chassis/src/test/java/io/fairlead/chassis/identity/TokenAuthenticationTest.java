package io.fairlead.chassis.identity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.fairlead.chassis.sample.Issuers;
import io.fairlead.chassis.sample.Token;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = Issuers.class, scope = TestResourceScope.MATCHING_RESOURCES)
class TokenAuthenticationTest {

    /** Key sets are fetched again at most every ten seconds. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    VerifiedTokens verified;

    /** Nothing is remembered in the first second of a key set. */
    @BeforeEach
    void awaitRemembering() {
        await().atMost(PATIENCE).until(() -> {
            var token = Token.of("school", "viewer").text();
            status(token);
            return remembered(token).isPresent();
        });
    }

    @Test
    void aRememberedIdentityHoldsTheCallerAndNothingOfTheRequest() {
        var token = Token.of("school", "operator").text();

        assertThat(status(token)).isEqualTo(200);

        var identity = remembered(token).orElseThrow();
        assertThat(identity.getAttributes()).containsOnlyKeys(CallerAugmentor.CALLER);
        assertThat(identity.getCredentials()).isEmpty();
        assertThat(identity.getRoles()).containsExactlyInAnyOrder("operator", "viewer");
    }

    @Test
    void aRememberedTokenSpeaksForTheSameCallerAsAtFirst() {
        var token = Token.of("law", "operator").text();

        for (int time = 0; time < 2; time++) {
            given().auth()
                    .oauth2(token)
                    .get("/api/v1/things/whoami")
                    .then()
                    .statusCode(200)
                    .body("subject", equalTo("id-of-law-operator"))
                    .body("tenant", equalTo("law"));
        }
    }

    @Test
    void aRememberedServiceActsForTheTenantOfEachRequest() {
        var token = Token.withoutTenant("sync", "service").text();

        for (var tenant : new String[] {"law", "school"}) {
            given().auth()
                    .oauth2(token)
                    .header("Fairlead-Tenant", tenant)
                    .get("/api/v1/things/mine")
                    .then()
                    .statusCode(200)
                    .body(equalTo(tenant));
        }
        assertThat(status(token)).isEqualTo(403);
    }

    @Test
    void aTokenThatWasRefusedIsNotRemembered() {
        var token = Token.of("school", "viewer")
                .signedBy(
                        Issuers.key("oidc-1").getPrivateKey(), Issuers.oidcKey().getKeyId())
                .text();

        assertThat(status(token)).isEqualTo(401);

        assertThat(remembered(token)).isEmpty();
        assertThat(status(token)).isEqualTo(401);
    }

    @Test
    void aTokenThatNamesNoTenantIsNotRemembered() {
        var token = Token.withoutTenant("nobody", "viewer").text();

        assertThat(status(token)).isEqualTo(403);

        assertThat(remembered(token)).isEmpty();
    }

    @Test
    void aChangedSignatureIsAnotherToken() {
        var token = Token.of("school", "viewer").text();
        assertThat(status(token)).isEqualTo(200);
        var signature = token.lastIndexOf('.') + 1;
        var changed = token.charAt(signature) == 'A' ? 'B' : 'A';

        assertThat(status(token.substring(0, signature) + changed + token.substring(signature + 1)))
                .isEqualTo(401);
        assertThat(status(token.substring(0, signature))).isEqualTo(401);
    }

    @Test
    void aRememberedTokenIsRefusedOnceItHasExpired() {
        var token = Token.of("school", "viewer").secondsUntilExpiry(3).text();
        assertThat(status(token)).isEqualTo(200);

        await().atMost(PATIENCE).until(() -> status(token), status -> status == 401);
    }

    @Test
    void aRememberedTokenIsRefusedOnceItsKeyIsWithdrawn() {
        var token = Token.of("school", "viewer").text();
        assertThat(status(token)).isEqualTo(200);

        Issuers.replaceOidcKey();

        await().atMost(PATIENCE).until(() -> status(Token.of("school", "viewer").text()), status -> status == 200);
        assertThat(status(token)).isEqualTo(401);
    }

    private Optional<SecurityIdentity> remembered(String token) {
        return verified.find("Bearer " + token);
    }

    private static int status(String token) {
        return given().auth().oauth2(token).get("/api/v1/things/mine").statusCode();
    }
}
