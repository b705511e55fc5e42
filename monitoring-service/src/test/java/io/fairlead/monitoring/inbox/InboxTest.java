package io.fairlead.monitoring.inbox;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.fairlead.contracts.event.DeadLetter;
import io.fairlead.monitoring.call.Kafka;
import io.fairlead.testing.kit.InjectInfrastructure;
import io.fairlead.testing.kit.TestInfrastructure;
import io.fairlead.testing.kit.Tokens;
import io.fairlead.testing.kit.WithInfrastructure;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithInfrastructure("monitoring")
class InboxTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Instant SINCE = Instant.parse("2026-03-02T08:15:30.250Z");

    @InjectInfrastructure
    @SuppressWarnings("NullAway.Init")
    TestInfrastructure infrastructure;

    private final String tenant = "t" + UUID.randomUUID().toString().substring(0, 8);

    @SuppressWarnings("NullAway.Init")
    private Kafka kafka;

    @BeforeEach
    void connect() {
        kafka = new Kafka(infrastructure);
    }

    @Test
    void showsWhatWaitsWithEverythingAPersonNeeds() {
        DeadLetter letter = unknown("stripe", SINCE);
        kafka.tell(letter);
        awaitCount("", 1);

        JsonPath inbox = inbox("");
        assertThat(inbox.getString("items[0].id")).isEqualTo(letter.id().toString());
        assertThat(inbox.getString("items[0].state")).isEqualTo("unknown");
        assertThat(inbox.getString("items[0].kind")).isEqualTo("call");
        assertThat(inbox.getString("items[0].integration")).isEqualTo("stripe");
        assertThat(inbox.getString("items[0].operation")).isEqualTo("create-payment-intent");
        assertThat(inbox.getString("items[0].idempotencyKey")).isEqualTo("order-1");
        assertThat(inbox.getString("items[0].since")).isEqualTo("2026-03-02T08:15:30.250Z");
        assertThat(inbox.getString("items[0].actions[0].path")).isEqualTo("/api/v1/intents/" + letter.id());
    }

    @Test
    void whatIsSettledIsGone() {
        DeadLetter letter = unknown("stripe", SINCE);
        kafka.tell(letter);
        awaitCount("", 1);

        kafka.isSettled(letter);

        awaitCount("", 0);
    }

    @Test
    void anotherTenantsAreNotShown() {
        kafka.tell(unknown("stripe", SINCE));
        awaitCount("", 1);

        given().auth()
                .oauth2(Tokens.of("somebody-else").admin())
                .get("/api/v1/inbox")
                .then()
                .statusCode(200)
                .body("items.findAll { it.integration == 'stripe' }.size()", equalTo(0));
    }

    @Test
    void isFilteredAndPagedNewestFirst() {
        for (int i = 0; i < 3; i++) kafka.tell(unknown("stripe", SINCE.plusSeconds(i)));
        kafka.tell(unknown("juso", SINCE.plusSeconds(9)));
        awaitCount("", 4);

        assertThat(inbox("?integration=stripe").getList("items.since"))
                .hasSize(3)
                .isSortedAccordingTo((one, other) -> other.toString().compareTo(one.toString()));
        assertThat(inbox("?state=failed").getList("items")).isEmpty();
        assertThat(inbox("?kind=call").getList("items")).hasSize(4);
        JsonPath first = inbox("?limit=3");
        JsonPath second = inbox("?limit=3&cursor=" + first.getString("next"));
        assertThat(first.getString("items[0].integration")).isEqualTo("juso");
        assertThat(second.getList("items")).hasSize(1);
        assertThat(second.getString("next")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"?limit=0", "?limit=501", "?cursor=abc", "?colour=red"})
    void refusesWhatItDoesNotKnow(String query) {
        given().auth()
                .oauth2(Tokens.of(tenant).viewer())
                .get("/api/v1/inbox" + query)
                .then()
                .statusCode(400);
    }

    private DeadLetter unknown(String integration, Instant since) {
        UUID id = UUID.randomUUID();
        String path = "/api/v1/intents/" + id;
        return new DeadLetter(
                id,
                tenant,
                "connector",
                DeadLetter.CALL,
                DeadLetter.UNKNOWN,
                integration,
                "create-payment-intent",
                "Nobody knows.",
                since,
                null,
                "order-1",
                "ada",
                null,
                List.of(new DeadLetter.Action("inspect", "GET", path)),
                System.nanoTime());
    }

    private void awaitCount(String query, int count) {
        await().atMost(PATIENCE).until(() -> inbox(query).getList("items").size() == count);
    }

    private JsonPath inbox(String query) {
        return given().auth()
                .oauth2(Tokens.of(tenant).viewer())
                .get("/api/v1/inbox" + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
