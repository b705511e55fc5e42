package io.fairlead.connector.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import io.fairlead.chassis.expression.Expressions;
import io.fairlead.connector.engine.auth.AccessTokens;
import io.fairlead.connector.engine.auth.Account;
import io.fairlead.connector.engine.auth.Authentications;
import io.fairlead.connector.engine.auth.Credentials;
import io.fairlead.connector.engine.auth.TokenEndpoint;
import io.fairlead.connector.engine.call.CallControls;
import io.fairlead.connector.engine.call.CallEngine;
import io.fairlead.connector.engine.call.CallOutcome;
import io.fairlead.connector.engine.call.CallRequest;
import io.fairlead.connector.engine.call.KeptJournal;
import io.fairlead.connector.engine.call.OperationPlan;
import io.fairlead.connector.engine.call.PlainBreakers;
import io.fairlead.connector.engine.call.PlainBudgets;
import io.fairlead.connector.engine.host.Surroundings;
import io.fairlead.connector.engine.http.Headers;
import io.fairlead.connector.engine.http.HttpAnswer;
import io.fairlead.connector.engine.http.HttpPort;
import io.fairlead.connector.engine.http.HttpRequest;
import io.fairlead.connector.engine.http.Payload;
import io.fairlead.connector.engine.manifest.Auth;
import io.fairlead.connector.engine.manifest.Connector;
import io.fairlead.connector.engine.manifest.ConnectorReader;
import io.fairlead.connector.engine.manifest.Exchange;
import io.fairlead.connector.engine.manifest.Reading;
import io.fairlead.connector.engine.manifest.Setting;
import io.fairlead.connector.engine.paging.Cursors;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every exchange of a shipped connector, through the whole pipeline. */
class ShippedExamplesTest {
    private static final Path FOLDER =
            Path.of(System.getProperty("fairlead.root", "..")).resolve("connectors");
    private static final ObjectMapper JSON = new ObjectMapper();

    @TestFactory
    Stream<DynamicTest> sendsAndUnderstandsWhatTheExamplesSay() {
        return Stream.of("oneroster", "stripe", "juso")
                .map(ShippedExamplesTest::read)
                .flatMap(read -> read.exchanges().stream()
                        .map(exchange -> DynamicTest.dynamicTest(
                                read.id() + ": " + exchange.title(), () -> replay(read.connector(), exchange))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"oneroster", "stripe", "juso"})
    void thereIsAnExampleForEveryOperation(String id) {
        var read = read(id);

        assertThat(read.exchanges())
                .extracting(Exchange::operation)
                .containsAll(read.connector().operations().keySet());
    }

    private static Reading.Valid read(String id) {
        var reading = new ConnectorReader(expression -> Optional.empty()).read(FOLDER.resolve(id));
        assertThat(reading).isInstanceOf(Reading.Valid.class);
        return (Reading.Valid) reading;
    }

    private static void replay(Connector connector, Exchange exchange) throws IOException {
        var provider = new Provider(exchange.response());
        var operation = connector.operation(exchange.operation()).orElseThrow();
        var plan = OperationPlan.of(connector, operation, workshop(provider));
        var engine = new CallEngine(
                provider,
                new CallControls(
                        new PlainBreakers(provider),
                        new PlainBudgets(provider),
                        new KeptJournal(),
                        ended -> {},
                        provider),
                new Random(7),
                UUID::randomUUID);
        var account = new Account(
                "school", connector.id(), "production", 1, settings(connector, exchange), credentials(connector));

        var outcome = engine.call(
                        new CallRequest(plan, account, exchange.input(), null, Duration.ofSeconds(30), "someone", null))
                .await()
                .indefinitely();

        assertThat(provider.asked).as("outcome %s", outcome).isNotNull();
        checkRequest(connector, exchange.request(), Objects.requireNonNull(provider.asked));
        switch (exchange.outcome()) {
            case Exchange.Data(var data) -> {
                assertThat(outcome).isInstanceOf(CallOutcome.Answered.class);
                assertThat(plain(((CallOutcome.Answered) outcome).data())).isEqualTo(plain(data));
            }
            case Exchange.Failure(var kind, var code) -> {
                assertThat(outcome).isInstanceOf(CallOutcome.Failed.class);
                var failure = ((CallOutcome.Failed) outcome).failure();
                assertThat(failure.kind()).isEqualTo(kind);
                assertThat(failure.code()).isEqualTo(code);
            }
        }
    }

    private static void checkRequest(Connector connector, Exchange.Request expected, HttpRequest sent)
            throws IOException {
        assertThat(sent.method()).isEqualTo(expected.method().name());
        assertThat(sent.uri().getRawPath()).isEqualTo(expected.path());
        var query = new LinkedHashMap<>(pairs(sent.uri().getRawQuery()));
        if (connector.auth() instanceof Auth.ApiKey key && key.in() == Auth.ApiKey.Place.QUERY) {
            assertThat(query.remove(key.name())).isNotNull();
        }
        assertThat(query).isEqualTo(expected.query());
        expected.headers()
                .forEach((name, value) -> assertThat(sent.headers().first(name)).contains(value));
        var body = new String(sent.body().bytes(), StandardCharsets.UTF_8);
        if (expected.form() != null) {
            assertThat(pairs(body)).isEqualTo(expected.form());
        } else if (expected.json() != null) {
            assertThat(JSON.readTree(body)).isEqualTo(expected.json());
        } else {
            assertThat(body).isEmpty();
        }
    }

    private static Map<String, String> pairs(@Nullable String encoded) {
        var pairs = new LinkedHashMap<String, String>();
        if (encoded != null && !encoded.isEmpty()) {
            for (var pair : encoded.split("&", -1)) {
                var at = pair.indexOf('=');
                pairs.put(decoded(pair.substring(0, at)), decoded(pair.substring(at + 1)));
            }
        }
        return pairs;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** Numbers by what they are worth: 12 and 12.0 are one. */
    private static JsonNode plain(JsonNode value) throws IOException {
        return JSON.readTree(value.toString());
    }

    private static Map<String, JsonNode> settings(Connector connector, Exchange exchange) {
        var settings = new HashMap<String, JsonNode>();
        for (var setting : connector.settings().values()) {
            if (setting.defaultValue() != null) {
                settings.put(setting.name(), setting.defaultValue());
            } else if (setting.required() && setting.type() == Setting.Type.URL) {
                settings.put(setting.name(), TextNode.valueOf("https://" + setting.name() + ".example"));
            }
        }
        exchange.settings().properties().forEach(given -> settings.put(given.getKey(), given.getValue()));
        return settings;
    }

    private static Credentials credentials(Connector connector) {
        var values = new HashMap<String, String>();
        connector.credentials().keySet().forEach(name -> values.put(name, "secret-for-tests"));
        return Credentials.of(values);
    }

    private static OperationPlan.Workshop workshop(Provider provider) {
        return new OperationPlan.Workshop(
                source -> Expressions.compile(source)::evaluate,
                new Authentications(new AccessTokens(new TokenEndpoint(provider, provider), provider)),
                new Cursors(new byte[32], new SecureRandom()),
                1_000_000);
    }

    /** Answers every request with the same, but a token to whoever asks for one. No time passes but what is waited. */
    private static final class Provider implements HttpPort, Surroundings {
        private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

        private final Exchange.Response response;
        private Instant now = Instant.parse("2026-11-20T08:00:00Z");
        private @Nullable HttpRequest asked;

        Provider(Exchange.Response response) {
            this.response = response;
        }

        @Override
        public Uni<HttpAnswer> send(HttpRequest request, Duration timeout) {
            if ("token-url.example".equals(request.uri().getHost())) {
                return answer(200, Map.of(), "{\"access_token\":\"token-for-tests\",\"expires_in\":3600}");
            }
            asked = request;
            return answer(response.status(), response.headers(), response.body());
        }

        private static Uni<HttpAnswer> answer(int status, Map<String, String> headers, String body) {
            var all = new HashMap<>(headers);
            all.putIfAbsent("Content-Type", "application/json");
            return Uni.createFrom().item(new HttpAnswer(status, Headers.received(all.entrySet()), Payload.of(body)));
        }

        @Override
        public Instant now() {
            return now;
        }

        /** Waits between attempts are short and over at once; a long one guards a deadline that is never reached. */
        @Override
        public Uni<Void> after(Duration wait) {
            return wait.compareTo(LONGEST_WAIT) > 0
                    ? Uni.createFrom().nothing()
                    : Uni.createFrom().voidItem().invoke(() -> now = now.plus(wait));
        }

        @Override
        public Executor here() {
            return Runnable::run;
        }

        @Override
        public <T> Uni<T> aside(Supplier<T> work) {
            return Uni.createFrom().item(work);
        }
    }
}
