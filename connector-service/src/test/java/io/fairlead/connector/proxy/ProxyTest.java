package io.fairlead.connector.proxy;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import io.fairlead.connector.FreshTenant;
import io.fairlead.connector.ScriptedProvider;
import io.fairlead.connector.Twins;
import io.fairlead.contracts.topic.Topics;
import io.fairlead.testing.kit.InjectInfrastructure;
import io.fairlead.testing.kit.TestInfrastructure;
import io.fairlead.testing.kit.Tokens;
import io.fairlead.testing.kit.WithInfrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithInfrastructure("connector")
@WithTestResource(Twins.class)
@SuppressWarnings("NullAway.Init") // fields are injected
class ProxyTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String PROVIDER = "/api/v1/proxy/provider";

    @InjectInfrastructure
    TestInfrastructure infrastructure;

    @TestHTTPResource
    URI service;

    @Inject
    Vertx vertx;

    private final FreshTenant tenant = new FreshTenant();
    private final ScriptedProvider provider = Twins.scripted();
    private HttpClient client;

    @BeforeEach
    void configure() {
        client = vertx.createHttpClient();
        create("stripe", Twins.baseUrl() + "/stripe", "sk_test_school_demo");
        create("provider", provider.baseUrl() + "/base", "sk_scripted");
    }

    @Test
    void whatTheProviderAnswersPassesAsItIs() {
        var created = as(operator())
                .contentType("application/x-www-form-urlencoded")
                .formParam("amount", 1200)
                .formParam("currency", "eur")
                .post("/api/v1/proxy/stripe/v1/payment_intents");
        created.then().statusCode(200).body("object", equalTo("payment_intent"));
        as(operator())
                .get("/api/v1/proxy/stripe/v1/payment_intents/{id}", created.<String>path("id"))
                .then()
                .statusCode(200)
                .body("amount", equalTo(1200));
        as(operator())
                .queryParam("limit", 2)
                .get("/api/v1/proxy/stripe/v1/customers")
                .then()
                .statusCode(200)
                .body("data", hasSize(2));
        as(operator())
                .get("/api/v1/proxy/stripe/v1/customers/cus_missing")
                .then()
                .statusCode(404)
                .contentType(startsWith("application/json"))
                .body("error.code", equalTo("resource_missing"));
    }

    @Test
    void theCallLogShowsWhatPassed() {
        as(operator())
                .get("/api/v1/proxy/stripe/v1/customers/cus_missing")
                .then()
                .statusCode(404);

        var told = infrastructure
                .topic(Topics.PROVIDER_CALLS)
                .await(1, record -> (tenant.name() + "/stripe").equals(record.key()), PATIENCE);
        assertThat(told.getFirst().value())
                .contains("\"operation\":\"proxy\"", "\"outcome\":\"refused\"", "\"status\":404")
                .doesNotContain("cus_missing", "sk_test");
    }

    @Test
    void theProviderSeesTheIntegrationsCredentialAndNothingThatIsOurs() {
        provider.plays(request -> request.response().end());

        var answer = send(HttpMethod.GET, PROVIDER + "/v1/things?a=%20b&c", request -> {
            request.putHeader("Cookie", "session=1")
                    .putHeader("Fairlead-Tenant-Hint", "x")
                    .putHeader("X-Forwarded-For", "10.0.0.1")
                    .putHeader("Forwarded", "for=10.0.0.1")
                    .putHeader("traceparent", "00-11111111111111111111111111111111-2222222222222222-01")
                    .putHeader("Connection", "keep-alive, X-Private")
                    .putHeader("X-Private", "1")
                    .putHeader("TE", "trailers")
                    .putHeader("User-Agent", "their-sdk/1")
                    .putHeader("Accept-Encoding", "br");
        });

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(provider.seen()).singleElement().satisfies(request -> {
            assertThat(request.uri()).isEqualTo("/base/v1/things?a=%20b&c");
            assertThat(request.getHeader("Authorization")).isEqualTo("Bearer sk_scripted");
            assertThat(request.getHeader("User-Agent")).isEqualTo("their-sdk/1");
            assertThat(request.getHeader("Accept-Encoding")).isEqualTo("br");
            assertThat(request.headers().names().stream().map(String::toLowerCase))
                    .doesNotContain(
                            "cookie",
                            "fairlead-tenant-hint",
                            "x-forwarded-for",
                            "forwarded",
                            "traceparent",
                            "x-private",
                            "te");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/../other",
                "/v1/../../other",
                "/v1/%2e%2e/%2E%2E/other",
                "/v1/..%2f..%2fother",
                "/v1/..%5cother",
                "//evil.example/v1",
                "/http://evil.example/v1",
                "/v1;a=b",
                "/v1/%00"
            })
    void aPathThatCouldLeadElsewhereIsRefused(String path) {
        provider.plays(request -> request.response().end());

        var answer = send(HttpMethod.GET, PROVIDER + path, request -> {});

        assertThat(answer.statusCode()).isIn(400, 404);
        assertThat(answer.getHeader("Content-Type")).isEqualTo("application/problem+json");
        assertThat(provider.seen()).isEmpty();
    }

    @Test
    void aRedirectIsHandedBackAndNotFollowed() {
        provider.plays(request -> request.response()
                .setStatusCode(302)
                .putHeader("Location", "http://169.254.169.254/latest")
                .end());

        var answer = send(HttpMethod.GET, PROVIDER + "/v1/things", request -> {});

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.getHeader("Location")).isEqualTo("http://169.254.169.254/latest");
        assertThat(provider.seen()).hasSize(1);
    }

    @Test
    void anEventPassesBeforeTheNextOneIsThere() {
        provider.plays(request -> request.response()
                .setChunked(true)
                .putHeader("Content-Type", "text/event-stream")
                .write("data: one\n\n"));
        List<String> received = new CopyOnWriteArrayList<>();

        open(HttpMethod.GET, PROVIDER + "/v1/events", request -> {})
                .compose(HttpClientRequest::send)
                .onSuccess(answer -> answer.handler(chunk -> received.add(chunk.toString())));

        await().atMost(PATIENCE).until(() -> received.equals(List.of("data: one\n\n")));
        provider.seen().getFirst().response().end("data: two\n\n");
        await().atMost(PATIENCE).until(() -> String.join("", received).endsWith("data: two\n\n"));
    }

    @Test
    void largeBodiesStreamBothWaysUnchanged() {
        var bytes = new byte[6_000_000];
        new Random(7).nextBytes(bytes);
        provider.plays(
                request -> request.body().onSuccess(body -> request.response().end(body)));

        var answer = open(HttpMethod.POST, PROVIDER + "/v1/echo", request -> {})
                .compose(request -> request.send(Buffer.buffer(bytes)))
                .compose(HttpClientResponse::body);

        assertThat(join(answer).getBytes()).isEqualTo(bytes);
    }

    @Test
    void aCompressedAnswerStaysCompressed() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write("a body".getBytes(StandardCharsets.UTF_8));
        }
        provider.plays(request ->
                request.response().putHeader("Content-Encoding", "gzip").end(Buffer.buffer(packed.toByteArray())));

        var answer = open(HttpMethod.GET, PROVIDER + "/v1/packed", request -> {})
                .compose(HttpClientRequest::send)
                .compose(HttpClientResponse::body);

        assertThat(join(answer).getBytes()).isEqualTo(packed.toByteArray());
    }

    @ParameterizedTest
    @CsvSource({
        "GET,     0,     ,    200, 2",
        "DELETE,  0,     ,    200, 2",
        "POST,    0,     ,    503, 1",
        "POST,    0,     k-1, 200, 2",
        "POST,    10,    ,    503, 1",
        "POST,    65536, k-2, 200, 2",
        "POST,    65537, k-3, 503, 1",
        "PATCH,   10,    ,    503, 1"
    })
    void whatMayHaveHappenedIsRepeatedOnlyWhereThatDoesNoHarm(
            String method, int bytes, @Nullable String key, int status, int requests) {
        var times = new AtomicInteger();
        provider.plays(request -> request.body().onSuccess(body -> {
            if (times.incrementAndGet() == 1) request.connection().close();
            else request.response().end(body);
        }));

        var answer = join(open(HttpMethod.valueOf(method), PROVIDER + "/v1/things", request -> {
                    if (key != null) request.putHeader("Idempotency-Key", key);
                })
                .compose(request -> bytes == 0 ? request.send() : request.send(Buffer.buffer(new byte[bytes]))));

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(times).hasValue(requests);
        assertThat(provider.seen().getLast().getHeader("Idempotency-Key")).isEqualTo(key);
    }

    @Test
    void aProviderThatGivesNoAnswerIsAProblemOfOurs() {
        provider.plays(request -> {});

        as(operator())
                .header("Fairlead-Deadline", "0.5")
                .get(PROVIDER + "/v1/things")
                .then()
                .statusCode(504)
                .contentType("application/problem+json")
                .body("code", equalTo("provider-timeout"));
    }

    @Test
    void aCallerWhoGoesAwayEndsTheProvidersWorkToo() {
        var closed = new AtomicInteger();
        provider.plays(request -> request.connection().closeHandler(end -> closed.incrementAndGet()));

        var request = join(open(HttpMethod.GET, PROVIDER + "/v1/slow", any -> {}));
        request.send();
        await().atMost(PATIENCE).until(() -> provider.seen().size() == 1);
        request.reset();

        await().atMost(PATIENCE).until(() -> closed.get() == 1);
        var told = infrastructure
                .topic(Topics.PROVIDER_CALLS)
                .await(1, record -> (tenant.name() + "/provider").equals(record.key()), PATIENCE);
        assertThat(told.getFirst().value()).contains("\"kind\":\"cancelled\"");
    }

    @Test
    void onlyOperatorsOfTheTenantMay() {
        provider.plays(request -> request.response().end());

        as(tenant.tokens().viewer()).get(PROVIDER + "/v1/things").then().statusCode(403);
        as(Tokens.of("somebody-else").admin())
                .get(PROVIDER + "/v1/things")
                .then()
                .statusCode(404);
        as(operator()).get("/api/v1/proxy/unknown/v1").then().statusCode(404);
        given().get(PROVIDER + "/v1/things").then().statusCode(401);

        assertThat(provider.seen()).isEmpty();
    }

    private void create(String name, String baseUrl, String key) {
        tenant.create("""
                {"name":"%s","connector":"stripe","settings":{"base-url":"%s"},
                 "credentials":{"api-key":"%s"}}""".formatted(name, baseUrl, key)).statusCode(201);
    }

    private HttpClientResponse send(HttpMethod method, String uri, Consumer<HttpClientRequest> headers) {
        return join(open(method, uri, headers).compose(HttpClientRequest::send));
    }

    /** As it is written: this client changes nothing of a path. */
    private Future<HttpClientRequest> open(HttpMethod method, String uri, Consumer<HttpClientRequest> headers) {
        return client.request(method, service.getPort(), service.getHost(), uri).map(request -> {
            request.putHeader("Authorization", "Bearer " + operator());
            headers.accept(request);
            return request;
        });
    }

    private static <T> T join(Future<T> future) {
        return future.timeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    private String operator() {
        return tenant.tokens().operator();
    }

    private static RequestSpecification as(String token) {
        return given().auth().oauth2(token);
    }
}
