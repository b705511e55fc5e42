package io.fairlead.deploy.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairlead.deploy.console.Console;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Shows that the suite works, as a client sees it: what a line says was read back through the public API after the
 * fact. Only the fault that is provoked comes from outside, by the twin's own switch.
 */
public final class Demonstration {

    /** As long as monitoring may take to learn of a call. */
    public static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final int CREATED = 201;
    private static final int OK = 200;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int PAGE = 5;
    private static final int AMOUNT = 4500;

    private final HttpClient http;
    private final URI gateway;
    private final URI twins;
    private final Tokens tokens;
    private final Console console;
    private final Duration patience;
    private final Instant begin = Instant.now();

    public Demonstration(HttpClient http, URI gateway, URI twins, Tokens tokens, Console console, Duration patience) {
        this.http = http;
        this.gateway = gateway;
        this.twins = twins;
        this.tokens = tokens;
        this.console = console;
        this.patience = patience;
    }

    /** Runs all steps; false when an effect was not found. */
    public boolean run() throws InterruptedException {
        console.line();
        console.heading("Demonstration");
        try {
            var school = as("school-admin");
            var law = as("law-admin");
            school(school);
            law(law);
            others(law);
            return true;
        } catch (NotShown missing) {
            console.bad(String.valueOf(missing.getMessage()));
            console.line("The demonstration ends here.");
            return false;
        }
    }

    private void school(Api school) {
        var evidence = new Evidence(school, patience);
        DemoIntegration.ofSchool(twins).forEach(integration -> connect(school, evidence, "school", integration));
        Map<String, Long> before = new LinkedHashMap<>();
        List.of("juso search-addresses", "oneroster list-users", "stripe list-customers")
                .forEach(pair -> before.put(pair, counted(evidence, pair)));
        searchAddresses(school, evidence);
        turnAPage(school, evidence);
        pay(school, evidence);
        surviveAFault(school, evidence);
        readTheWindows(evidence, before);
        readTheHealth(evidence);
        new RosterBroughtIn(school, evidence).show().forEach(console::good);
        new IncomingWebhooks(http, school, evidence, gateway, twins).show().forEach(console::good);
        new FailingProvider(school, stripeTwin(), evidence, twins).show().forEach(console::good);
    }

    private void law(Api law) {
        var evidence = new Evidence(law, patience);
        DemoIntegration.ofLaw(twins).forEach(integration -> connect(law, evidence, "law", integration));
    }

    /** Creates the integration, or brings the one that is there to the state the demonstration needs. */
    private void connect(Api api, Evidence evidence, String tenant, DemoIntegration integration) {
        var path = "integrations/" + integration.name();
        var found = api.get(path);
        String how;
        if (found.status() == NOT_FOUND) {
            api.post("integrations", integration.body()).require(CREATED);
            how = "created";
        } else {
            api.patch(path, Map.of("settings", integration.settings(), "credentials", integration.credentials()))
                    .require(OK);
            how = "found";
        }
        var stored = api.get(path).require(OK);
        if (!stored.at("/connector").asText().equals(integration.name())) {
            throw new NotShown(
                    "integration %s of connector %s".formatted(integration.name(), integration.name()),
                    stored.toString());
        }
        var tested = api.post(path + "/test", Map.of()).require(OK);
        console.good("%s: integration %s %s, its connection test passes (%s)"
                .formatted(tenant, integration.name(), how, logged(evidence, tested)));
    }

    private void searchAddresses(Api school, Evidence evidence) {
        var answer = operation(school, "juso", "search-addresses", Map.of("keyword", "세종대로 110", "limit", PAGE));
        var address = answer.at("/data/0");
        var call = succeeded(evidence, answer, "search-addresses");
        console.good("juso: \"세종대로 110\" is %s, %s (%s)"
                .formatted(
                        address.path("roadAddress").asText(),
                        address.path("postalCode").asText(),
                        spoken(call)));
    }

    private void turnAPage(Api school, Evidence evidence) {
        var first = operation(school, "oneroster", "list-users", Map.of("limit", PAGE));
        var next = first.at("/meta/next").asText();
        var second = operation(school, "oneroster", "list-users", Map.of("limit", PAGE, "cursor", next));
        if (first.at("/data/0/sourcedId").equals(second.at("/data/0/sourcedId"))) {
            throw new NotShown(
                    "another user at the top of the second page",
                    first.at("/data/0/sourcedId").toString());
        }
        succeeded(evidence, first, "list-users");
        var call = succeeded(evidence, second, "list-users");
        console.good("oneroster: %d users from %s on, and on the next page %d from %s on (%s)"
                .formatted(
                        first.data().size(),
                        first.at("/data/0/sourcedId").asText(),
                        second.data().size(),
                        second.at("/data/0/sourcedId").asText(),
                        spoken(call)));
    }

    private void pay(Api school, Evidence evidence) {
        var input = Map.of(
                "amount", AMOUNT,
                "currency", "usd",
                "description", "School trip",
                "payment_method", "pm_card_visa",
                "confirm", true);
        var created = school.post(
                        path("stripe", "create-payment-intent"),
                        input,
                        Map.of("Idempotency-Key", UUID.randomUUID().toString()))
                .require(OK);
        succeeded(evidence, created, "create-payment-intent");
        var id = created.at("/data/id").asText();
        var read = operation(school, "stripe", "get-payment-intent", Map.of("id", id));
        if (read.at("/data/amount").asInt() != AMOUNT
                || !read.at("/data/status").asText().equals("succeeded")) {
            throw new NotShown(
                    "payment %s over %d, succeeded".formatted(id, AMOUNT),
                    read.data().toString());
        }
        console.good("stripe: payment %s over 45.00 USD made and read back: %s (%s)"
                .formatted(
                        id, read.at("/data/status").asText(), spoken(succeeded(evidence, read, "get-payment-intent"))));
    }

    private void surviveAFault(Api school, Evidence evidence) {
        var control = stripeTwin();
        control.delete("faults").require(204);
        control.post(
                        "faults",
                        Map.of("kind", "status", "status", 503, "times", 1, "method", "GET", "path", "/v1/customers"))
                .require(CREATED);
        var answer = operation(school, "stripe", "list-customers", Map.of("limit", 3));
        var call = succeeded(evidence, answer, "list-customers");
        var attempts = call.path("attempts");
        var count = attempts.isArray() ? attempts.size() : attempts.asInt();
        if (count != 2) {
            throw new NotShown("two attempts in the call log, the first answered 503", call.toString());
        }
        console.good(
                "stripe: the provider failed once with 503, the second attempt succeeded (%s)".formatted(spoken(call)));
    }

    private Api stripeTwin() {
        return new Api(http, twins.resolve("/_control/stripe/"), Map.of());
    }

    private void readTheWindows(Evidence evidence, Map<String, Long> before) {
        before.forEach((pair, counted) -> {
            var words = pair.split(" ", 2);
            var made = words[1].equals("list-users") ? 2 : 1;
            evidence.countedAtLeast(words[0], words[1], begin, counted + made);
            var window = evidence.newestWindow(words[0], words[1]);
            console.good("window %s–%s: %s, %d calls, %d succeeded, p50 %s ms, p95 %s ms, p99 %s ms"
                    .formatted(
                            time(window.path("from")),
                            time(window.path("to")),
                            pair,
                            window.path("calls").asLong(),
                            window.path("succeeded").asLong(),
                            window.path("p50Ms").asText(),
                            window.path("p95Ms").asText(),
                            window.path("p99Ms").asText()));
        });
    }

    private void readTheHealth(Evidence evidence) {
        var states = new LinkedHashMap<String, String>();
        DemoIntegration.ofSchool(twins)
                .forEach(integration -> states.put(
                        integration.name(),
                        evidence.health(integration.name()).path("state").asText()));
        states.forEach((name, state) -> {
            if (!state.equals("healthy")) {
                throw new NotShown(
                        "%s to be healthy".formatted(name),
                        evidence.health(name).toString());
            }
        });
        console.good("health: %s".formatted(states));
    }

    private void others(Api law) throws InterruptedException {
        var foreign = law.get("integrations/juso").require(NOT_FOUND);
        console.good("law does not see school's integration juso: %s".formatted(problem(foreign)));
        var viewer = as("school-viewer");
        viewer.get("integrations/juso").require(OK);
        var refused = viewer.post(path("juso", "search-addresses"), Map.of("keyword", "세종대로"))
                .require(FORBIDDEN);
        console.good("a viewer reads integrations but may not call a provider: %s".formatted(problem(refused)));
    }

    private Api as(String user) throws InterruptedException {
        return Api.of(http, gateway, tokens.of(user));
    }

    private static Answer operation(Api api, String integration, String operation, Map<String, ?> input) {
        return api.post(path(integration, operation), input).require(OK);
    }

    private static String path(String integration, String operation) {
        return "integrations/%s/operations/%s".formatted(integration, operation);
    }

    private static long counted(Evidence evidence, String pair) {
        var words = pair.split(" ", 2);
        return evidence.counted(words[0], words[1], Instant.now());
    }

    private static JsonNode succeeded(Evidence evidence, Answer answer, String operation) {
        var call = evidence.call(answer.traceId(), operation);
        if (!call.path("outcome").asText().equals("succeeded")) {
            throw new NotShown("%s to be logged as succeeded".formatted(operation), call.toString());
        }
        return call;
    }

    private static String logged(Evidence evidence, Answer tested) {
        return spoken(evidence.anyCall(tested.traceId()));
    }

    private static String spoken(JsonNode call) {
        return "in the call log as %s, %d ms"
                .formatted(
                        call.path("outcome").asText(), call.path("durationMs").asLong());
    }

    private static String problem(Answer answer) {
        return "%d %s".formatted(answer.status(), answer.at("/code").asText());
    }

    private static String time(JsonNode instant) {
        return instant.asText().replaceAll(".*T(\\d\\d:\\d\\d).*", "$1");
    }
}
