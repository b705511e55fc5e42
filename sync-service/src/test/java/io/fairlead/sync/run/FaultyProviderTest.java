package io.fairlead.sync.run;

import static io.fairlead.sync.run.RunTest.counts;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.sync.FakeProvider;
import io.fairlead.sync.FakeProvider.Data.Asked;
import io.fairlead.sync.Tenant;
import io.fairlead.sync.provider.Answer;
import io.fairlead.testing.kit.InjectInfrastructure;
import io.fairlead.testing.kit.TestInfrastructure;
import io.fairlead.testing.kit.WithInfrastructure;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Providers that answer late, wrongly, twice or while their data moves; and workers that lose their lease. */
@QuarkusTest
@WithInfrastructure("sync")
class FaultyProviderTest {
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
        provider.put("schools", "s1", "\"name\":\"School\"");
        for (char id = 'a'; id <= 'l'; id++) provider.user("u-" + id, "User " + id, "s1");
    }

    @Test
    void whatTheProviderPutsOffIsNoFailure() {
        once(asked -> new Answer.Later(Duration.ofMillis(100), "provider-throttled: slow down"));

        JsonPath run = tenant.sync("full");

        assertThat(run.getMap("counts")).containsAllEntriesOf(counts(13, 13, 0, 0, 0, 0));
        assertThat(run.getString("reason")).isNull();
    }

    @Test
    void aPageThatFailsIsAskedForAgainAndNoneTwice() {
        once(asked -> new Answer.Failed("provider-unreadable: cut off"));

        tenant.sync("full");

        assertThat(provider.asked.stream().filter(asked -> asked.equals(new Asked("users", 6, null))))
                .hasSize(2);
        assertThat(provider.asked).hasSize(6);
    }

    @Test
    void whatIsRefusedFailsTheRunWithTheReason() {
        once(asked -> new Answer.Refused("provider-authentication: wrong secret"));

        JsonPath run = tenant.await(tenant.start("full", ""), "failed");

        assertThat(run.getString("reason")).isEqualTo("provider-authentication: wrong secret");
        assertThat(run.getList("streams.state")).containsExactly("succeeded", "failed");
        assertThat(run.getString("finishedAt")).isNotNull();
    }

    @Test
    void thePageBeforeInPlaceOfThePageIsNotTaken() {
        once(asked -> provider.page(new Asked("users", asked.offset() - 3, null), 3));

        JsonPath run = tenant.sync("full");

        assertThat(run.getMap("counts")).containsAllEntriesOf(counts(13, 13, 0, 0, 0, 0));
    }

    @Test
    void whatMovesWhileItIsReadIsReadAgainToTheEnd() {
        once(asked -> {
            provider.records("users").remove("u-a");
            provider.records("users").remove("u-b");
            return provider.page(asked, 3);
        });

        JsonPath run = tenant.sync("full");

        // d to f and then i to k, l, as two were gone; then again from d on
        assertThat(tenant.names("users", "")).hasSize(12);
        assertThat(run.getInt("counts.created")).isEqualTo(13);
        assertThat(run.getInt("counts.read")).isGreaterThan(13);
        addUp(run);
    }

    @Test
    void aStreamThatNeverRestsComesToAnEnd() {
        AtomicInteger number = new AtomicInteger();
        provider.before = asked -> {
            if (asked.stream().equals("users")) provider.user("u-z" + number.incrementAndGet(), "More", "s1");
            return Optional.empty();
        };

        JsonPath run = tenant.sync("full");

        addUp(run);
        provider.before = asked -> Optional.empty();
        tenant.sync("incremental");
        assertThat(tenant.names("users", "")).hasSize(provider.records("users").size());
    }

    @Test
    void aProviderWithoutTotalsIsReadToItsEnd() {
        provider.tellsTotal = false;

        JsonPath run = tenant.sync("full");

        assertThat(run.getList("streams.total")).containsExactly(null, null);
        assertThat(run.getMap("counts")).containsAllEntriesOf(counts(13, 13, 0, 0, 0, 0));
    }

    @Test
    void whoLostTheLeaseCommitsNothingAndThePageIsReadOnceMore() {
        once(asked -> {
            // as if this worker had been silent, and another had taken the run
            tenant.execute("update sync.run_queue set lease = lease + 1, holder = null where tenant = '%s'"
                    .formatted(tenant.name()));
            return provider.page(asked, 3);
        });

        JsonPath run = tenant.sync("full");

        assertThat(run.getMap("counts")).containsAllEntriesOf(counts(13, 13, 0, 0, 0, 0));
        assertThat(provider.asked.stream().filter(asked -> asked.equals(new Asked("users", 6, null))))
                .hasSize(2);
        assertThat(provider.asked).hasSize(6);
    }

    @Test
    void aStepThatBreaksIsTriedAgain() {
        once(asked -> {
            throw new IllegalStateException("a mistake of ours");
        });

        assertThat(tenant.sync("full").getMap("counts")).containsAllEntriesOf(counts(13, 13, 0, 0, 0, 0));
    }

    @Test
    void anIntegrationThatIsSwitchedOffEndsItsRuns() {
        tenant.execute("update sync.integration set enabled = false where tenant = '%s'".formatted(tenant.name()));
        tenant.as("operator")
                .body("{\"integration\":\"%s\"}".formatted(Tenant.INTEGRATION))
                .post("/api/v1/sync/runs")
                .then()
                .statusCode(409);
        tenant.execute("update sync.integration set enabled = true where tenant = '%s'".formatted(tenant.name()));
        once(asked -> {
            tenant.execute("update sync.integration set enabled = false where tenant = '%s'".formatted(tenant.name()));
            return provider.page(asked, 3);
        });

        assertThat(tenant.await(tenant.start("full", ""), "failed").getString("reason"))
                .contains("switched off");
    }

    /** The third page of users is answered otherwise, once. */
    private void once(Function<Asked, Answer> otherwise) {
        AtomicInteger times = new AtomicInteger();
        provider.before = asked -> asked.stream().equals("users") && asked.offset() == 6 && times.getAndIncrement() == 0
                ? Optional.of(otherwise.apply(asked))
                : Optional.empty();
    }

    private static void addUp(JsonPath run) {
        assertThat(run.getInt("counts.read"))
                .isEqualTo(run.getInt("counts.created")
                        + run.getInt("counts.changed")
                        + run.getInt("counts.unchanged")
                        + run.getInt("counts.deleted")
                        + run.getInt("counts.rejected"));
    }
}
