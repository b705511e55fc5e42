package io.fairlead.sync.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fairlead.sync.FakeProvider;
import io.fairlead.sync.FakeProvider.Data.Asked;
import io.fairlead.sync.Tenant;
import io.fairlead.testing.kit.InjectInfrastructure;
import io.fairlead.testing.kit.TestInfrastructure;
import io.fairlead.testing.kit.WithInfrastructure;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithInfrastructure("sync")
class RunTest {
    @InjectInfrastructure
    @SuppressWarnings("NullAway.Init")
    TestInfrastructure infrastructure;

    @Inject
    @SuppressWarnings("NullAway.Init")
    FakeProvider providers;

    @SuppressWarnings("NullAway.Init")
    private Tenant tenant;

    @SuppressWarnings("NullAway.Init")
    private FakeProvider.Data provider;

    @BeforeEach
    void connect() {
        tenant = new Tenant(infrastructure).connected();
        provider = providers.of(tenant.name());
        for (int i = 1; i <= 2; i++) provider.put("schools", "s" + i, "\"name\":\"School %d\"".formatted(i));
        for (int i = 1; i <= 7; i++) provider.user("u" + i, "User " + i, "s" + (1 + i % 2));
    }

    @Test
    void aFullRunBringsEveryRecordAndItsCountsAddUp() {
        JsonPath run = tenant.sync("full");

        assertThat(run.getMap("counts")).containsAllEntriesOf(counts(9, 9, 0, 0, 0, 0));
        assertThat(run.getList("streams.stream")).containsExactly("schools", "users");
        assertThat(run.getList("streams.total")).containsExactly(2, 7);
        assertThat(run.getList("streams.pages")).containsExactly(1, 3);
        assertThat(tenant.names("users", ""))
                .containsExactlyInAnyOrder("User 1", "User 2", "User 3", "User 4", "User 5", "User 6", "User 7");
        JsonPath user = tenant.record("users", "u3");
        assertThat(user.getString("state")).isEqualTo("synced");
        assertThat(user.getString("record.shout")).isEqualTo("USER 3");
        assertThat(user.getString("externalIds[0].integration")).isEqualTo(Tenant.INTEGRATION);
        assertThat(user.getString("externalIds[0].externalId")).isEqualTo("u3");
        assertThat(user.getString("references.school[0].id"))
                .isEqualTo(tenant.record("schools", "s2").getString("id"));
        assertThat(tenant.changes(9)).hasSize(9);
    }

    @Test
    void anIncrementalRunReadsFromTheProvidersOwnTimeLessTheOverlap() {
        tenant.sync("full");
        provider.now = provider.now.plus(Duration.ofHours(1));
        provider.user("u2", "Changed", "s1");
        provider.asked.clear();

        JsonPath run = tenant.sync("incremental");

        assertThat(provider.asked).extracting(Asked::since).containsOnly(Instant.parse("2026-11-20T07:55:00Z"));
        // what was changed within the overlap is read again and found as it was; here that is everything
        assertThat(run.getMap("counts")).containsAllEntriesOf(counts(9, 0, 1, 8, 0, 0));
        assertThat(tenant.record("users", "u2").getString("record.name")).isEqualTo("Changed");
    }

    @Test
    void whatChangedBeforeTheLastRunsOverlapIsNotReadAgain() {
        provider.now = provider.now.plus(Duration.ofMinutes(6));
        tenant.sync("full");
        provider.user("u2", "Changed", "s1");

        JsonPath run = tenant.sync("incremental");

        assertThat(run.getMap("counts")).containsAllEntriesOf(counts(1, 0, 1, 0, 0, 0));
    }

    @Test
    void aReferenceToWhatIsNotThereIsKeptAndResolvedWhenItComes() {
        tenant.await(tenant.start("full", ",\"streams\":[\"users\"]"), "succeeded");
        JsonPath before = tenant.record("users", "u1");
        assertThat(before.getString("state")).isEqualTo("incomplete");
        assertThat(before.getString("references.school[0].externalId")).isEqualTo("s2");
        assertThat(before.getString("references.school[0].id")).isNull();

        tenant.await(tenant.start("full", ",\"streams\":[\"schools\"]"), "succeeded");

        JsonPath after = tenant.record("users", "u1");
        assertThat(after.getString("state")).isEqualTo("synced");
        assertThat(after.getString("references.school[0].id"))
                .isEqualTo(tenant.record("schools", "s2").getString("id"));
        assertThat(tenant.records("users", "&state=incomplete").getList("items"))
                .isEmpty();
    }

    @Test
    void whatTheProviderDeletedIsDeletedWithinTheBudget() {
        tenant.sync("full");
        provider.put("users", "u7", "\"status\":\"gone\"");

        JsonPath run = tenant.sync("full");

        assertThat(run.getMap("counts")).containsAllEntriesOf(counts(9, 0, 0, 8, 1, 0));
        assertThat(tenant.names("users", "")).hasSize(6).doesNotContain("User 7");
        assertThat(tenant.names("users", "&state=deleted")).containsExactly("User 7");
        assertThat(tenant.record("users", "u7").getString("state")).isEqualTo("deleted");
        // deleted is deleted: the next run has nothing to do with it
        assertThat(tenant.sync("full").getMap("counts")).containsAllEntriesOf(counts(9, 0, 0, 9, 0, 0));
        provider.user("u7", "Back", "s1");
        assertThat(tenant.sync("full").getMap("counts")).containsAllEntriesOf(counts(9, 0, 1, 8, 0, 0));
        assertThat(tenant.record("users", "u7").getString("state")).isEqualTo("synced");
    }

    @Test
    void tooManyDeletesWaitForAPersonWhoMayRejectThem() {
        tenant.sync("full");
        for (int i = 4; i <= 7; i++) provider.put("users", "u" + i, "\"status\":\"gone\"");
        provider.user("u1", "Changed", "s1");

        String id = tenant.start("full", "");
        JsonPath parked = tenant.await(id, "parked");

        assertThat(parked.getString("reason")).contains("4 of 7 users");
        assertThat(parked.getMap("parked[0]"))
                .isEqualTo(Map.of("stream", "users", "deletes", 4, "live", 7, "budget", 1));
        assertThat(deletes(id)).containsExactly("u4", "u5", "u6", "u7");
        assertThat(tenant.names("users", "")).hasSize(7).contains("Changed");
        var letter = tenant.letters(1).getFirst();
        assertThat(letter.key()).isEqualTo("%s/sync/%s".formatted(tenant.name(), id));
        assertThat(JsonPath.from(letter.value()).getString("state")).isEqualTo("parked");

        JsonPath rejected =
                tenant.command(id, "reject").statusCode(200).extract().jsonPath();

        assertThat(rejected.getString("state")).isEqualTo("cancelled");
        assertThat(rejected.getString("reason")).startsWith("rejected by");
        assertThat(rejected.getMap("counts")).containsAllEntriesOf(counts(9, 0, 1, 8, 0, 0));
        assertThat(tenant.names("users", "")).hasSize(7);
        assertThat(tenant.letters(2).getLast().value()).isNull();
        tenant.command(id, "approve").statusCode(409);
        // nothing was settled: the next run finds them again
        tenant.await(tenant.start("incremental", ""), "parked");
    }

    @Test
    void tooManyDeletesAreDoneWhenAPersonApproves() {
        tenant.sync("full");
        for (int i = 4; i <= 7; i++) provider.put("users", "u" + i, "\"status\":\"gone\"");
        String id = tenant.start("full", "");
        tenant.await(id, "parked");

        tenant.command(id, "approve").statusCode(200);
        JsonPath run = tenant.await(id, "succeeded");

        assertThat(run.getMap("counts")).containsAllEntriesOf(counts(9, 0, 0, 5, 4, 0));
        assertThat(tenant.names("users", "")).hasSize(3);
        assertThat(tenant.changes(13))
                .extracting(change -> JsonPath.from(change.value()).getString("change"))
                .filteredOn("deleted"::equals)
                .hasSize(4);
    }

    @Test
    void theBudgetMayBeANumber() {
        tenant.sync("full");
        for (int i = 4; i <= 7; i++) provider.put("users", "u" + i, "\"status\":\"gone\"");

        tenant.await(tenant.start("full", ",\"deleteBudget\":{\"records\":4}"), "succeeded");

        assertThat(tenant.names("users", "")).hasSize(3);
    }

    @Test
    void whatDoesNotFitIsPutAsideWithItsReasonsUntilItDoes() {
        provider.put("users", "u5", "\"name\":\"X\"");

        JsonPath run = tenant.sync("full");

        assertThat(run.getMap("counts")).containsAllEntriesOf(counts(9, 8, 0, 0, 0, 1));
        JsonPath aside = quarantine();
        assertThat(aside.getString("items[0].externalId")).isEqualTo("u5");
        assertThat(aside.getString("items[0].errors[0].pointer")).isEqualTo("/name");
        assertThat(aside.getString("items[0].body.name")).isEqualTo("X");
        assertThat(aside.getString("items[0].runId")).isEqualTo(run.getString("id"));
        var letter = tenant.letters(1).getFirst();
        assertThat(JsonPath.from(letter.value()).getString("kind")).isEqualTo("record");

        provider.user("u5", "Mended", "s1");
        assertThat(tenant.sync("full").getMap("counts")).containsAllEntriesOf(counts(9, 1, 0, 8, 0, 0));

        assertThat(quarantine().getList("items")).isEmpty();
        assertThat(tenant.letters(2).getLast().value()).isNull();
    }

    @Test
    void aRecordThatStopsFittingStaysAsItWas() {
        tenant.sync("full");
        provider.put("users", "u5", "\"name\":\"X\"");

        tenant.sync("full");

        assertThat(tenant.record("users", "u5").getString("record.name")).isEqualTo("User 5");
    }

    private List<String> deletes(String run) {
        return tenant.as("viewer")
                .get("/api/v1/sync/runs/%s/deletes".formatted(run))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.externalId");
    }

    private JsonPath quarantine() {
        return tenant.as("viewer")
                .get("/api/v1/quarantine?stream=users")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    static Map<String, Integer> counts(int read, int created, int changed, int unchanged, int deleted, int rejected) {
        return Map.of(
                "read", read,
                "created", created,
                "changed", changed,
                "unchanged", unchanged,
                "deleted", deleted,
                "rejected", rejected);
    }

    @Test
    void aRunOfOneStreamWaitsForTheOtherOfTheSame() {
        var held = new CountDownLatch(1);
        provider.before = asked -> {
            if (asked.stream().equals("users") && asked.offset() == 3) wait(held);
            return Optional.empty();
        };
        String first = tenant.start("full", ",\"streams\":[\"users\"]");
        tenant.await(first, "running");
        String second = tenant.start("full", ",\"streams\":[\"users\"],\"priority\":9");
        tenant.await(tenant.start("full", ",\"streams\":[\"schools\"]"), "succeeded");

        assertThat(tenant.run(second).getString("state")).isEqualTo("queued");

        held.countDown();
        tenant.await(first, "succeeded");
        assertThat(tenant.await(second, "succeeded").getMap("counts")).containsAllEntriesOf(counts(7, 0, 0, 7, 0, 0));
    }

    private static void wait(CountDownLatch latch) {
        try {
            latch.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aRunThatIsCancelledCommitsNothingMore() {
        var held = new CountDownLatch(1);
        provider.before = asked -> {
            if (asked.stream().equals("users") && asked.offset() == 3) wait(held);
            return Optional.empty();
        };
        String id = tenant.start("full", "");
        await().atMost(Tenant.PATIENCE).until(() -> tenant.run(id).getInt("counts.read") == 5);

        tenant.command(id, "cancel").statusCode(200);
        held.countDown();
        await().during(Duration.ofMillis(500))
                .atMost(Tenant.PATIENCE)
                .until(() -> tenant.run(id).getInt("counts.read") == 5);

        assertThat(tenant.run(id).getString("state")).isEqualTo("cancelled");
        assertThat(tenant.names("users", "")).hasSize(3);
        tenant.command(id, "cancel").statusCode(409);
        provider.before = asked -> Optional.empty();
        assertThat(tenant.sync("incremental").getMap("counts")).containsAllEntriesOf(counts(9, 4, 0, 5, 0, 0));
    }
}
