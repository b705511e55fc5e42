package io.fairlead.testing.e2e;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fairlead.contracts.topic.Topics;
import io.fairlead.testing.kit.TestTopic;
import io.fairlead.testing.kit.suite.Suite;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.Test;

/** A provider posts through the gateway, and what became of it is found at the services that have it. */
@WithSuite
class WebhookJourneyTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String SECRET = "whsec_journey";
    private static final String EVENTS = "/api/v1/webhook-events";

    private final Suite suite;
    private final Journey school;

    WebhookJourneyTest(Suite suite) {
        this.suite = suite;
        this.school = new Journey(suite, "school");
    }

    @Test
    void whatAProviderSignsIsTakenOnceAndWhatItDidNotSignIsNot() {
        String endpoint = endpoint();

        assertThat(deliver(endpoint, "\"count\":3,\"duplicates\":4").getList("answers.status"))
                .hasSize(15)
                .containsOnly(200);
        for (String fault : new String[] {"forged", "altered", "late", "unsigned"})
            assertThat(deliver(endpoint, "\"fault\":\"%s\"".formatted(fault)).getList("answers.status"))
                    .as(fault)
                    .containsOnly(401);
        // a sender that is still sending when it is refused may hear nothing but the end of the connection
        assertThat(deliver(endpoint, "\"fault\":\"oversized\"").<Integer>getList("answers.status"))
                .allMatch(status -> status == null || status == 413);

        JsonPath found = awaitEvents(endpoint, 3);
        assertThat(found.getList("items.state")).containsOnly("published");
        assertThat(school.as("viewer")
                        .get("%s/%s".formatted(EVENTS, found.getString("items[0].id")))
                        .jsonPath()
                        .getString("verdict.scheme"))
                .isEqualTo("stripe");
    }

    @Test
    void whatAConsumerGivesUpStandsInTheInboxUntilItIsSentAgain() {
        String endpoint = endpoint();
        deliver(endpoint, "\"count\":1");
        String event = awaitEvents(endpoint, 1).getString("items[0].id");
        var told = topic(Topics.WEBHOOK_EVENTS.name())
                .await(1, record -> event.equals(header(record.headers().lastHeader("ce_id"))), PATIENCE)
                .getFirst();

        topic(Topics.WEBHOOK_EVENTS.deadLetters().name())
                .send(
                        told.key(),
                        told.value(),
                        Map.of(
                                "ce_id", event,
                                "ce_type", header(told.headers().lastHeader("ce_type")),
                                "fairlead-consumer", "a-consumer",
                                "fairlead-source-topic", told.topic(),
                                "fairlead-source-partition", Integer.toString(told.partition()),
                                "fairlead-source-offset", Long.toString(told.offset()),
                                "fairlead-reason", "failed: it never works"));

        String replay = awaitInbox(event, paths -> !paths.isEmpty());
        assertThat(replay).isEqualTo("%s/%s/retry".formatted(EVENTS, event));
        school.as("operator").post(replay).then().statusCode(202);
        awaitInbox(event, String::isEmpty);
        topic(Topics.WEBHOOK_EVENTS.name())
                .await(2, record -> event.equals(header(record.headers().lastHeader("ce_id"))), PATIENCE);
    }

    @Test
    void theAddressOfOneTenantIsNothingToAnother() {
        String endpoint = endpoint();

        var law = new Journey(suite, "law");
        law.as("admin").get("/api/v1/webhook-endpoints/" + endpoint).then().statusCode(404);
        law.as("admin").delete("/api/v1/webhook-endpoints/" + endpoint).then().statusCode(404);
        school.as("viewer").get("/api/v1/webhook-endpoints/" + endpoint).then().statusCode(200);
    }

    private String endpoint() {
        school.configure();
        Response created = school.as("admin")
                .body("{\"integration\":\"%s\",\"secrets\":[\"%s\"]}".formatted(Journey.INTEGRATION, SECRET))
                .post("/api/v1/webhook-endpoints");
        assertThat(created.statusCode()).as(created.asString()).isEqualTo(201);
        assertThat(created.jsonPath().getString("url")).startsWith(suite.gateway() + "/api/v1/webhooks/");
        return created.jsonPath().getString("id");
    }

    private JsonPath deliver(String endpoint, String more) {
        return given().body("{\"url\":\"%s/api/v1/webhooks/%s\",\"secret\":\"%s\",%s}"
                        .formatted(suite.gateway(), endpoint, SECRET, more))
                .post(suite.twins() + "/_control/stripe/deliveries")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private JsonPath awaitEvents(String endpoint, int count) {
        return await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(
                        () -> school.as("viewer")
                                .get(EVENTS + "?endpoint=" + endpoint)
                                .jsonPath(),
                        found -> found.getList("items").size() == count);
    }

    /** The path that replays the event, or an empty text while the inbox has none of it. */
    private String awaitInbox(String event, Predicate<String> wanted) {
        return await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(
                        () -> school
                                .as("viewer")
                                .get("/api/v1/inbox?kind=webhook&limit=500")
                                .jsonPath()
                                .param("event", event)
                                .<String>getList(
                                        "items.findAll { it.id == event }.actions.flatten().findAll { it.name == 'replay' }.path")
                                .stream()
                                .findFirst()
                                .orElse(""),
                        wanted);
    }

    private TestTopic topic(String name) {
        return TestTopic.at(suite.kafka(), name);
    }

    private static String header(Header header) {
        return new String(header.value(), StandardCharsets.UTF_8);
    }
}
