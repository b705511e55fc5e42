package io.fairlead.deploy.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** A school's people, classes and enrollments become records: all of them the first time, then what has changed. */
final class RosterBroughtIn {
    private static final String INTEGRATION = "oneroster";
    private static final String PEOPLE = "users";
    private static final int ACCEPTED = 202;
    private static final int OK = 200;

    private final Api api;
    private final Evidence evidence;

    RosterBroughtIn(Api api, Evidence evidence) {
        this.api = api;
        this.evidence = evidence;
    }

    /** What was seen, a line each. */
    List<String> show() {
        var run = run(hasSucceededBefore() ? "incremental" : "full");
        var records = new LinkedHashMap<String, Long>();
        run.path("streams").forEach(stream -> records.put(stream.path("stream").asText(), records(stream)));
        return List.of(ran(run), stored(records), recognised());
    }

    private boolean hasSucceededBefore() {
        return !api.get("sync/runs?integration=%s&state=succeeded&limit=1".formatted(INTEGRATION))
                .require(OK)
                .at("/items")
                .isEmpty();
    }

    private JsonNode run(String mode) {
        var id = api.post("sync/runs", Map.of("integration", INTEGRATION, "mode", mode))
                .require(ACCEPTED)
                .at("/id")
                .asText();
        var run = evidence.settledRun(id);
        if (!run.path("state").asText().equals("succeeded")) {
            throw new NotShown(
                    "the %s run of %s to succeed".formatted(mode, INTEGRATION),
                    "run %s %s: %s"
                            .formatted(
                                    id,
                                    run.path("state").asText(),
                                    run.path("reason").asText()));
        }
        return run;
    }

    /** How many there are now, counted one by one: at least those that the run says it has made. */
    private long records(JsonNode stream) {
        var name = stream.path("stream").asText();
        var first = "records/%s?integration=%s&limit=500".formatted(name, INTEGRATION);
        var count = 0L;
        var next = "";
        do {
            var page = api.get(first + next).require(OK);
            count += page.at("/items").size();
            next = page.body().path("next").isTextual()
                    ? "&cursor=" + encoded(page.body().path("next").asText())
                    : "";
        } while (!next.isEmpty());
        var created = stream.at("/counts/created").asLong();
        if (count < Math.max(1, created)) {
            throw new NotShown(
                    "at least %d records of %s".formatted(Math.max(1, created), name), String.valueOf(count));
        }
        return count;
    }

    private static String ran(JsonNode run) {
        return "%s: %s run succeeded: %s"
                .formatted(INTEGRATION, run.path("mode").asText(), counts(run.path("counts")));
    }

    private static String counts(JsonNode counts) {
        return List.of("read", "created", "changed", "unchanged", "deleted", "rejected").stream()
                .map(count -> "%d %s".formatted(counts.path(count).asLong(), count))
                .collect(Collectors.joining(", "));
    }

    private static String stored(Map<String, Long> records) {
        return "%s: records now: %s"
                .formatted(
                        INTEGRATION,
                        records.entrySet().stream()
                                .map(stream -> "%d %s".formatted(stream.getValue(), stream.getKey()))
                                .collect(Collectors.joining(", ")));
    }

    /** Somebody the provider tells of, found among the records by the provider's own id. */
    private String recognised() {
        var person = api.post(
                        "integrations/%s/operations/list-users".formatted(INTEGRATION),
                        Map.of("limit", 1, "sort", "sourcedId", "filter", "status='active'"))
                .require(OK)
                .at("/data/0");
        var key = person.path("sourcedId").asText();
        var id = api.get("mappings/%s?integration=%s&externalId=%s".formatted(PEOPLE, INTEGRATION, encoded(key)))
                .require(OK)
                .at("/items/0/localId")
                .asText();
        var found = api.get("records/%s/%s".formatted(PEOPLE, id)).require(OK);
        var name = found.at("/record/givenName").asText();
        var known = StreamSupport.stream(found.at("/externalIds").spliterator(), false)
                .anyMatch(external -> external.path("externalId").asText().equals(key));
        if (!known || !name.equals(person.path("givenName").asText())) {
            throw new NotShown(
                    "a record of %s with the name %s".formatted(key, person.path("givenName")), found.toString());
        }
        return "%s: %s at the provider is record %s here, %s %s"
                .formatted(
                        INTEGRATION,
                        key,
                        id,
                        name,
                        found.body().at("/record/familyName").asText());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
