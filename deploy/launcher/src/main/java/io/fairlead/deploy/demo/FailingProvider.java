package io.fairlead.deploy.demo;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A provider that fails until it is left alone, and is called again once it does well. On an integration of its own, so
 * that the others' health stays as it is.
 */
final class FailingProvider {
    private static final String NAME = "stripe-failing";
    private static final String PATH = "integrations/" + NAME;
    private static final String OPERATION = PATH + "/operations/list-customers";
    private static final int THRESHOLD = 5;
    private static final int CREATED = 201;
    private static final int OK = 200;
    private static final int NO_CONTENT = 204;
    private static final int UNAVAILABLE = 503;
    private static final int NOT_FOUND = 404;

    /** Leaves no time for a repetition, so that each call is one failure at the provider. */
    private static final Map<String, String> SHORT = Map.of("Fairlead-Deadline", "0.2");

    private final Api api;
    private final Api twin;
    private final Evidence evidence;
    private final DemoIntegration integration;

    FailingProvider(Api api, Api twin, Evidence evidence, URI twins) {
        this.api = api;
        this.twin = twin;
        this.evidence = evidence;
        this.integration = DemoIntegration.ofSchool(twins).stream()
                .filter(one -> one.name().equals("stripe"))
                .findFirst()
                .orElseThrow();
    }

    /** What was seen, a line each. */
    List<String> show() {
        create();
        twin.delete("faults").require(NO_CONTENT);
        twin.post("faults", Map.of("kind", "status", "status", UNAVAILABLE, "method", "GET", "path", "/v1/customers"))
                .require(CREATED);
        IntStream.range(0, THRESHOLD).forEach(time -> fails("provider-unavailable"));
        fails("breaker-open");
        evidence.breaker(NAME, "open");
        twin.delete("faults").require(NO_CONTENT);
        evidence.breaker(NAME, "half-open");
        api.post(OPERATION, Map.of()).require(OK);
        evidence.breaker(NAME, "closed");
        api.delete(PATH).require(NO_CONTENT);
        return List.of(
                "%s: the provider failed %d times in a row, the breaker opened and the next call was refused at once"
                        .formatted(NAME, THRESHOLD),
                "%s: after its open time (2 s here, 60 s unless an integration says otherwise) one call tried and closed it"
                        .formatted(NAME));
    }

    private void create() {
        if (api.get(PATH).status() != NOT_FOUND) api.delete(PATH).require(NO_CONTENT);
        api.post(
                        "integrations",
                        Map.of(
                                "name",
                                NAME,
                                "connector",
                                integration.name(),
                                "settings",
                                Map.of(
                                        "base-url",
                                        String.valueOf(integration.settings().get("base-url")),
                                        "breaker-threshold",
                                        THRESHOLD,
                                        "breaker-open-time",
                                        "2s"),
                                "credentials",
                                integration.credentials()))
                .require(CREATED);
        api.post(PATH + "/breaker", Map.of()).require(OK);
    }

    private void fails(String code) {
        var answer = api.post(OPERATION, Map.of(), SHORT).require(UNAVAILABLE);
        if (!answer.at("/code").asText().equals(code)) throw new NotShown(code, answer.toString());
    }
}
