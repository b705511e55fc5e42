package io.fairlead.connector.engine.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.connector.engine.call.CallOutcome;
import io.fairlead.connector.engine.call.Rig;
import io.fairlead.connector.engine.call.ScriptedProvider;
import io.fairlead.connector.engine.http.HttpAnswer;
import io.fairlead.connector.engine.http.HttpFailure;
import io.fairlead.connector.engine.http.HttpRequest;
import io.fairlead.connector.engine.manifest.FailureKind;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuthenticationsTest {
    private static final String BOOK = "{\"id\":\"b1\"}";
    private static final String BEARER = "auth: { scheme: bearer, token: '${credentials.key}' }";
    private static final String OAUTH = """
            auth:
              scheme: oauth2-client-credentials
              token-url: '${settings.token-url}'
              client-id: '${credentials.client-id}'
              client-secret: '${credentials.client-secret}'
              client-authentication: basic
              scopes: [read, write]""";
    private static final Map<String, String> CLIENT =
            Map.of("client-id", "client:one", "client-secret", "s3cr3t &+% of one");

    private int tokensGiven;
    private String refused = "";

    @Test
    void sendsABearerToken() {
        var rig = new Rig();
        rig.provider.answers(200, "{}");

        rig.answered("get-book", BOOK);

        assertThat(authorization(rig.provider.request())).isEqualTo("Bearer s3cr3t-key-of-the-library");
    }

    @Test
    void sendsAKeyInAHeader() {
        var rig = rig("auth: { scheme: api-key, in: header, name: X-Key, value: 'Key ${credentials.key}' }");
        rig.provider.answers(200, "{}");

        rig.answered("get-book", BOOK);

        assertThat(rig.provider.request().headers().first("X-Key")).contains("Key s3cr3t-key-of-the-library");
    }

    @Test
    void sendsAKeyInTheQueryBesideWhatIsThere() {
        var rig = rig("auth: { scheme: api-key, in: query, name: confmKey, value: '${credentials.key}' }")
                .credentials(Map.of("key", "a&b=c d"));
        rig.provider.answers(200, "{}");

        rig.answered("get-book", BOOK);
        assertThat(rig.provider.request().uri().getRawQuery()).isEqualTo("confmKey=a%26b%3Dc%20d");

        rig.answered("list-books", "{\"author\":\"Yi\"}");
        assertThat(rig.provider.request().uri().getRawQuery())
                .startsWith("author=Yi&")
                .endsWith("&confmKey=a%26b%3Dc%20d");
    }

    @Test
    void sendsNameAndPassword() {
        var rig = rig("auth: { scheme: basic, username: 'ada', password: '${credentials.key}' }");
        rig.provider.answers(200, "{}");

        rig.answered("get-book", BOOK);

        assertThat(decoded(authorization(rig.provider.request()))).isEqualTo("ada:s3cr3t-key-of-the-library");
    }

    @Test
    void aMissingCredentialIsAFailureToAuthenticateAndNothingIsSent() {
        var rig = new Rig().credentials(Map.of());

        assertThat(rig.failed("get-book", BOOK).failure().kind()).isEqualTo(FailureKind.AUTHENTICATION);
        assertThat(rig.provider.requests()).isEmpty();
    }

    @Test
    void aCredentialThatNoHeaderCanHoldIsNotSent() {
        var rig = new Rig().credentials(Map.of("key", "two\r\nlines"));

        assertThat(rig.failed("get-book", BOOK).failure().kind()).isEqualTo(FailureKind.AUTHENTICATION);
        assertThat(rig.provider.requests()).isEmpty();
    }

    @Test
    void fetchesATokenByClientCredentials() {
        var rig = oauth();

        rig.answered("get-book", BOOK);

        var asked = rig.provider.requests().getFirst();
        assertThat(asked.uri()).hasToString("https://id.example/token");
        assertThat(ScriptedProvider.text(asked)).isEqualTo("grant_type=client_credentials&scope=read+write");
        var pair = decoded(authorization(asked)).split(":", 2);
        assertThat(URLDecoder.decode(pair[0], StandardCharsets.UTF_8)).isEqualTo("client:one");
        assertThat(URLDecoder.decode(pair[1], StandardCharsets.UTF_8)).isEqualTo("s3cr3t &+% of one");
        assertThat(authorization(rig.provider.request())).isEqualTo("Bearer token-1");
    }

    @Test
    void showsTheClientInTheBodyWhereTheProviderWantsItThere() {
        var rig = oauth(OAUTH.replace("basic", "body"));

        rig.answered("get-book", BOOK);

        var asked = rig.provider.requests().getFirst();
        assertThat(asked.headers().first("Authorization")).isEmpty();
        assertThat(ScriptedProvider.text(asked))
                .endsWith("client_id=client%3Aone&client_secret=s3cr3t+%26%2B%25+of+one");
    }

    @Test
    void usesATokenUntilShortlyBeforeItsEnd() {
        var rig = oauth();

        rig.answered("get-book", BOOK);
        rig.time.pass(Duration.ofSeconds(3_569));
        rig.answered("get-book", BOOK);
        assertThat(tokensGiven).isEqualTo(1);

        rig.time.pass(Duration.ofSeconds(2));
        rig.answered("get-book", BOOK);
        assertThat(tokensGiven).isEqualTo(2);
    }

    @Test
    void aNewRevisionOfTheIntegrationGetsATokenOfItsOwn() {
        var rig = oauth();

        rig.answered("get-book", BOOK);
        rig.revision(2).answered("get-book", BOOK);

        assertThat(tokensGiven).isEqualTo(2);
    }

    @Test
    void aConnectorThatAsksForOtherScopesGetsATokenOfItsOwn() {
        var rig = oauth();

        rig.answered("get-book", BOOK);
        rig.connector(library(OAUTH.replace("[read, write]", "[read]"))).answered("get-book", BOOK);

        assertThat(tokensGiven).isEqualTo(2);
    }

    @Test
    void callsAtTheSameTimeShareOneRequestForAToken() {
        var rig = clientRig(OAUTH);
        rig.provider
                .answersAfter(Duration.ofSeconds(1), 200, "{\"access_token\":\"token-1\",\"expires_in\":3600}")
                .answers(200, "{}");

        var calls = IntStream.range(0, 20)
                .mapToObj(i -> rig.engine().call(rig.request("get-book", BOOK)).subscribeAsCompletionStage())
                .toList();
        calls.forEach(call -> assertThat(rig.time.resultOf(call)).isInstanceOf(CallOutcome.Answered.class));

        assertThat(rig.provider.requests()).hasSize(21);
    }

    @Test
    void oneCallersImpatienceDoesNotEndTheOthersRequest() {
        var rig = clientRig(OAUTH);
        rig.provider
                .answersAfter(Duration.ofSeconds(3), 200, "{\"access_token\":\"token-1\",\"expires_in\":3600}")
                .answers(200, "{}");

        var hasty = start(rig.patience(Duration.ofSeconds(1)));
        var patient = start(rig.patience(Duration.ofSeconds(10)));

        assertThat(rig.time.resultOf(hasty)).isInstanceOfSatisfying(CallOutcome.Failed.class, failed -> assertThat(
                        failed.failure().kind())
                .isEqualTo(FailureKind.TIMEOUT));
        assertThat(rig.time.resultOf(patient)).isInstanceOf(CallOutcome.Answered.class);
        assertThat(rig.provider.requests()).hasSize(2);
    }

    @Test
    void aRefusedTokenIsReplacedOnce() {
        refused = "Bearer token-1";
        var rig = oauth();

        rig.answered("get-book", BOOK);

        assertThat(tokensGiven).isEqualTo(2);
        assertThat(rig.record().attempts()).hasSize(2);
        assertThat(rig.record().attempts().getFirst().status()).isEqualTo(401);
    }

    @Test
    void aTokenThatIsRefusedAgainMeansThatTheCredentialsAreWrong() {
        refused = "Bearer token";
        var rig = oauth();

        assertThat(rig.failed("get-book", BOOK).failure().kind()).isEqualTo(FailureKind.AUTHENTICATION);
        assertThat(tokensGiven).isEqualTo(2);
    }

    @Test
    void aRefusedKeyIsNotTriedAgain() {
        var rig = new Rig();
        rig.provider.answers(401, "{}");

        rig.failed("get-book", BOOK);

        assertThat(rig.provider.requests()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "400, invalid_client, AUTHENTICATION", "401, invalid_client, AUTHENTICATION", "401, '', AUTHENTICATION",
        "400, invalid_scope, PERMISSION", "400, unauthorized_client, PERMISSION", "403, '', PERMISSION",
        "302, '', PROVIDER_ERROR", "404, '', PROVIDER_ERROR"
    })
    void whatTheTokenEndpointRefusesIsToldAsWhatItIs(int status, String error, FailureKind kind) {
        var rig = clientRig(OAUTH);
        rig.provider.answers(status, "{\"error\":\"%s\"}".formatted(error));

        var failed = rig.failed("get-book", BOOK);

        assertThat(failed.failure().kind()).isEqualTo(kind);
        assertThat(rig.provider.requests()).hasSize(1);
    }

    @Test
    void aTokenEndpointThatIsAwayIsAskedAgainAlsoForAWrite() {
        var rig = clientRig(OAUTH);
        rig.provider
                .answers(503, "{}")
                .fails(new HttpFailure.Broken("reset", null))
                .answers(200, "{\"access_token\":\"token-1\"}")
                .answers(201, "{}");

        rig.answered("add-book", "{}");

        assertThat(rig.record().attempts()).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"{}", "{\"access_token\":\"\"}", "{\"access_token\":\"a\\nb\"}", "<html>"})
    void anAnswerWithoutATokenIsUnreadable(String body) {
        var rig = clientRig(OAUTH);
        rig.provider.answers(200, body);

        assertThat(rig.failed("get-book", BOOK).failure().kind()).isEqualTo(FailureKind.UNREADABLE);
    }

    @Test
    void neitherClientNorTokenIsEverTold() {
        var rig = clientRig(OAUTH);
        rig.provider
                .answers(200, "{\"access_token\":\"t0k3n-of-today\"}")
                .answers(400, "{\"error\":{\"message\":\"t0k3n-of-today of client:one with s3cr3t &+% of one\"}}");

        var failed = rig.failed("get-book", BOOK);

        assertThat(failed.failure().message()).isEqualTo("[redacted] of [redacted] with [redacted]");
        assertThat(List.of(failed, rig.records).toString()).doesNotContain("t0k3n", "client:one", "s3cr3t");
    }

    private static CompletableFuture<CallOutcome> start(Rig rig) {
        return rig.engine().call(rig.request("get-book", BOOK)).subscribeAsCompletionStage();
    }

    private static Rig rig(String auth) {
        return new Rig(Rig.LIBRARY.replace(BEARER, auth));
    }

    private static Rig clientRig(String auth) {
        return new Rig(library(auth))
                .setting("token-url", "https://id.example/token")
                .credentials(CLIENT);
    }

    private static String library(String auth) {
        return Rig.LIBRARY
                .replace(BEARER, auth)
                .replace("key: { label: Key }", "client-id: { label: Id }\n  client-secret: { label: Secret }")
                .replace("settings:", "settings:\n  token-url: { type: url, required: true, label: Tokens }");
    }

    private Rig oauth() {
        return oauth(OAUTH);
    }

    private Rig oauth(String auth) {
        var rig = clientRig(auth);
        rig.provider.answersBy(this::answer);
        return rig;
    }

    private HttpAnswer answer(HttpRequest request) {
        if (request.uri().getPath().equals("/token")) {
            tokensGiven++;
            return ScriptedProvider.answer(
                    200, "{\"access_token\":\"token-%d\",\"expires_in\":3600}".formatted(tokensGiven));
        }
        return !refused.isEmpty() && authorization(request).startsWith(refused)
                ? ScriptedProvider.answer(401, "{}")
                : ScriptedProvider.answer(200, "{}");
    }

    private static String authorization(HttpRequest request) {
        return request.headers().first("Authorization").orElse("");
    }

    private static String decoded(String authorization) {
        return new String(
                Base64.getDecoder().decode(authorization.substring("Basic ".length())), StandardCharsets.UTF_8);
    }
}
