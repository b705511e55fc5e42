package io.fairlead.connector.intent;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.fairlead.chassis.data.Transactions;
import io.fairlead.chassis.identity.TenantId;
import io.fairlead.connector.FreshTenant;
import io.fairlead.connector.ScriptedProvider;
import io.fairlead.connector.Twins;
import io.fairlead.connector.engine.call.Intent;
import io.fairlead.connector.engine.http.Headers;
import io.fairlead.connector.engine.http.HttpRequest;
import io.fairlead.connector.engine.http.Payload;
import io.fairlead.contracts.topic.Topics;
import io.fairlead.testing.kit.InjectInfrastructure;
import io.fairlead.testing.kit.TestInfrastructure;
import io.fairlead.testing.kit.Tokens;
import io.fairlead.testing.kit.WithInfrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Writes that nobody learnt the outcome of, and what settles them. */
@QuarkusTest
@WithInfrastructure("connector")
@WithTestResource(Twins.class)
@SuppressWarnings("NullAway.Init") // fields are injected
class UnknownWritesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String CREATE = "/api/v1/integrations/stripe/operations/create-payment-intent";
    private static final String PAYMENT = "{\"amount\":100,\"currency\":\"eur\"}";

    @InjectInfrastructure
    TestInfrastructure infrastructure;

    @TestHTTPResource
    URI service;

    @Inject
    Vertx vertx;

    @Inject
    Transactions transactions;

    @Inject
    IntentStore store;

    @Inject
    Fingerprints fingerprints;

    @Inject
    LeftOpen leftOpen;

    private final FreshTenant tenant = new FreshTenant();
    private final ScriptedProvider provider = Twins.scripted();

    @BeforeEach
    void configure() {
        tenant.create("""
                {"name":"stripe","connector":"stripe","credentials":{"api-key":"sk_any"},
                 "settings":{"base-url":"%s"}}""".formatted(provider.baseUrl())).statusCode(201);
        provider.plays(UnknownWritesTest::done);
    }

    @Test
    void aWriteIsWrittenDownBeforeItReachesTheProviderAndGoneWhenItsOutcomeIsRecorded() {
        provider.plays(request -> vertx.<Long>executeBlocking(this::open, false).onSuccess(open -> request.response()
                .putHeader("X-Open", open.toString())
                .putHeader("Content-Type", "application/json")
                .end("{\"id\":\"pi_%d\",\"object\":\"payment_intent\"}".formatted(open))));

        create("order-1").then().statusCode(200).body("data.id", equalTo("pi_1"));

        assertThat(open()).isZero();
        assertThat(calls(1)).contains("\"outcome\":\"succeeded\"");
    }

    @Test
    void aRefusedWriteIsSettledToo() {
        provider.plays(request -> request.response().setStatusCode(402).end("{}"));

        create("order-2").then().statusCode(422);

        assertThat(open()).isZero();
        assertThat(calls(1)).contains("create-payment-intent");
    }

    @Test
    void aWriteOfAProcessThatIsGoneIsShownAsUnknown() {
        String id = crashedDuring("order-3");

        tenant.viewer()
                .get("/api/v1/intents/" + id)
                .then()
                .statusCode(200)
                .body("operation", equalTo("create-payment-intent"))
                .body("idempotencyKey", equalTo("order-3"))
                .body("because", containsString("ended before"));
        assertThat(letter(id)).contains("\"state\":\"unknown\"").contains("order-3");
    }

    @Test
    void theSameCallUnderTheSameKeySettlesItOnceItIsDone() {
        String id = crashedDuring("order-4");

        create("order-4").then().statusCode(200);

        isSettled(id);
    }

    @Test
    void anotherKeyOrAnotherInputDoesNotSettleIt() {
        String id = crashedDuring("order-5");

        create("order-6").then().statusCode(200);
        tenant.operator()
                .header("Idempotency-Key", "order-5")
                .body("{\"amount\":999,\"currency\":\"eur\"}")
                .post(CREATE)
                .then()
                .statusCode(200);

        tenant.viewer().get("/api/v1/intents/" + id).then().statusCode(200);
    }

    @Test
    void aPersonWhoHasLookedDiscardsIt() {
        String id = crashedDuring("order-7");

        tenant.viewer().delete("/api/v1/intents/" + id).then().statusCode(403);
        FreshTenant.as(Tokens.of("somebody-else").operator())
                .delete("/api/v1/intents/" + id)
                .then()
                .statusCode(404);
        tenant.operator().delete("/api/v1/intents/" + id).then().statusCode(204);

        isSettled(id);
        tenant.operator().delete("/api/v1/intents/" + id).then().statusCode(404);
    }

    @Test
    void whatACallerDidNotWaitForIsUnknownToo() {
        provider.plays(HttpServerRequest::pause);
        var client = vertx.createHttpClient();
        var calling = client.request(HttpMethod.POST, service.getPort(), service.getHost(), "/api/v1/proxy/stripe/v1/x")
                .onSuccess(request -> request.putHeader(
                                "Authorization", "Bearer " + tenant.tokens().operator())
                        .send(Buffer.buffer("amount=1")));
        await().atMost(PATIENCE).until(() -> !provider.seen().isEmpty());

        var unused = calling.onSuccess(HttpClientRequest::reset);

        assertThat(infrastructure
                        .topic(Topics.DEAD_LETTERS)
                        .await(1, event -> String.valueOf(event.key()).startsWith(tenant.name() + "/"), PATIENCE))
                .singleElement()
                .satisfies(event -> assertThat(event.value())
                        .contains("\"operation\":\"proxy\"")
                        .contains("went away"));
    }

    @Test
    void aReadLeavesNoTrace() {
        provider.plays(request -> vertx.<Long>executeBlocking(this::open, false)
                .onSuccess(open -> request.response().end(open.toString())));

        given().auth()
                .oauth2(tenant.tokens().operator())
                .get("/api/v1/proxy/stripe/v1/things")
                .then()
                .statusCode(200)
                .body(equalTo("0"));
    }

    /** What the database holds when a process was killed between an intent and its outcome. */
    private String crashedDuring(String key) {
        var call = UUID.randomUUID();
        var writer = UUID.randomUUID();
        var request = new HttpRequest(
                "POST",
                URI.create(provider.baseUrl() + "/v1/payment_intents"),
                Headers.received(List.of()),
                Payload.of("amount=100&currency=eur"),
                0);
        var intent = new Intent(
                call,
                tenant.name(),
                "stripe",
                "stripe",
                "create-payment-intent",
                key,
                request,
                "ada",
                null,
                Instant.now());
        transactions
                .inTenant(new TenantId(tenant.name()), connection -> store.open(
                                connection, intent, fingerprints.of(request), writer)
                        .chain(() -> connection
                                .preparedQuery("update writer set seen_at = '-infinity' where id = $1")
                                .execute(Tuple.of(writer))))
                .await()
                .atMost(PATIENCE);
        leftOpen.sweep().await().atMost(PATIENCE);
        return call.toString();
    }

    private void isSettled(String id) {
        tenant.viewer().get("/api/v1/intents/" + id).then().statusCode(404);
        infrastructure
                .topic(Topics.DEAD_LETTERS)
                .await(1, event -> event.key().endsWith("/" + id) && event.value() == null, PATIENCE);
    }

    private String letter(String id) {
        return String.valueOf(infrastructure
                .topic(Topics.DEAD_LETTERS)
                .await(1, event -> (tenant.name() + "/connector/" + id).equals(event.key()), PATIENCE)
                .getFirst()
                .value());
    }

    private String calls(int number) {
        return infrastructure
                .topic(Topics.PROVIDER_CALLS)
                .await(number, event -> (tenant.name() + "/stripe").equals(event.key()), PATIENCE)
                .toString();
    }

    private long open() {
        try (var connection = infrastructure.connectAsSuperuser();
                var rows = connection
                        .createStatement()
                        .executeQuery(
                                "select count(*) from open_intent where tenant = '%s'".formatted(tenant.name()))) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Response create(String key) {
        return tenant.operator().header("Idempotency-Key", key).body(PAYMENT).post(CREATE);
    }

    private static void done(HttpServerRequest request) {
        request.response()
                .putHeader("Content-Type", "application/json")
                .end("{\"id\":\"pi_1\",\"object\":\"payment_intent\"}");
    }
}
