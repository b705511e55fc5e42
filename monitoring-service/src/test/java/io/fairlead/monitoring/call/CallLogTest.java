package io.fairlead.monitoring.call;

import static io.restassured.RestAssured.given;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.fairlead.contracts.event.ProviderCall;
import io.fairlead.testing.kit.InjectInfrastructure;
import io.fairlead.testing.kit.TestInfrastructure;
import io.fairlead.testing.kit.Tokens;
import io.fairlead.testing.kit.WithInfrastructure;
import io.fairlead.testing.kit.openapi.CheckedInDocument;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithInfrastructure("monitoring")
class CallLogTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

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
    void aCallIsFoundWithAllThatWasToldOfIt() {
        ProviderCall call = Calls.of(tenant, "stripe")
                .operation("create-customer")
                .outcome("failed")
                .durationMs(321)
                .traceId("0af7651916cd43dd8448eb211c80319c")
                .build();

        kafka.tell(call);

        awaitCalls(1);
        viewer().get("/api/v1/calls")
                .then()
                .statusCode(200)
                .body("next", equalTo(null))
                .body("items[0].id", equalTo(call.id().toString()))
                .body("items[0].operation", equalTo("create-customer"))
                .body("items[0].outcome", equalTo("failed"))
                .body("items[0].failure.kind", equalTo("unavailable"))
                .body("items[0].status", equalTo(503))
                .body("items[0].attempts[0].number", equalTo(1))
                .body("items[0].durationMs", equalTo(321))
                .body("items[0].startedAt", equalTo(call.startedAt().toString()))
                .body("items[0].traceId", equalTo("0af7651916cd43dd8448eb211c80319c"));
    }

    @Test
    void filtersNarrowTheList() {
        Instant noon = Instant.parse("2026-11-01T12:00:00Z");
        var early = Calls.of(tenant, "stripe").startedAt(noon.minusSeconds(60)).build();
        var failed =
                Calls.of(tenant, "stripe").startedAt(noon).outcome("failed").build();
        var other = Calls.of(tenant, "juso")
                .startedAt(noon.plusSeconds(60))
                .operation("search")
                .traceId("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")
                .build();
        kafka.tell(early, failed, other);
        awaitCalls(3);

        assertThat(idsOf("?integration=stripe")).containsExactly(id(failed), id(early));
        assertThat(idsOf("?operation=search")).containsExactly(id(other));
        assertThat(idsOf("?outcome=failed")).containsExactly(id(failed));
        assertThat(idsOf("?traceId=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")).containsExactly(id(other));
        assertThat(idsOf("?from=2026-11-01T12:00:00Z")).containsExactly(id(other), id(failed));
        assertThat(idsOf("?to=2026-11-01T12:00:00Z")).containsExactly(id(early));
        assertThat(idsOf("?from=2026-11-01T13:00:00%2B01:00&to=2026-11-01T12:00:30Z"))
                .containsExactly(id(failed));
    }

    @Test
    void pagesFollowEachOtherNewestFirstWithoutGapOrRepetition() {
        List<ProviderCall> calls = new ArrayList<>();
        Instant begin = Instant.parse("2026-11-02T12:00:00Z");
        for (int i = 0; i < 25; i++)
            calls.add(Calls.of(tenant, "stripe")
                    .startedAt(begin.plusSeconds(i / 2))
                    .build());
        kafka.tell(calls);
        awaitCalls(25);

        Set<String> seen = new LinkedHashSet<>();
        String query = "?limit=10";
        List<Integer> sizes = new ArrayList<>();
        for (String next = ""; next != null; query = "?limit=10&cursor=" + next) {
            JsonPath page = viewer().get("/api/v1/calls" + query)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            sizes.add(page.getList("items").size());
            seen.addAll(page.getList("items.id"));
            next = page.getString("next");
        }

        assertThat(sizes).containsExactly(10, 10, 5);
        assertThat(seen).isEqualTo(calls.stream().map(CallLogTest::id).collect(toCollection(LinkedHashSet::new)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"?from=yesterday", "?to=1", "?limit=0", "?limit=501", "?limit=x", "?cursor=x", "?colour=red"})
    void whatIsNoParameterIsRefused(String query) {
        viewer().get("/api/v1/calls" + query).then().statusCode(400).contentType("application/problem+json");
    }

    @Test
    void anotherTenantSeesNothingOfIt() {
        kafka.tell(Calls.of(tenant, "stripe").build());
        awaitCalls(1);

        given().auth()
                .oauth2(Tokens.of("somebody-else").admin())
                .get("/api/v1/calls")
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(0));
    }

    @Test
    void nobodyAndThePlatformAreRefused() {
        given().get("/api/v1/calls").then().statusCode(401);
        given().auth().oauth2(Tokens.platform()).get("/api/v1/calls").then().statusCode(403);
    }

    @Test
    void theCheckedInDocumentIsTheGeneratedOne() throws IOException {
        CheckedInDocument.of("monitoring").assertGenerated();
    }

    private void awaitCalls(int count) {
        await().atMost(PATIENCE).until(() -> idsOf("?limit=500").size() == count);
    }

    private List<String> idsOf(String query) {
        return viewer().get("/api/v1/calls" + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.id", String.class);
    }

    private RequestSpecification viewer() {
        return given().urlEncodingEnabled(false).auth().oauth2(Tokens.of(tenant).viewer());
    }

    private static String id(ProviderCall call) {
        return call.id().toString();
    }
}
