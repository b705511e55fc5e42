package io.fairlead.sync.refresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fairlead.sync.FakeProvider;
import io.fairlead.sync.Tenant;
import io.fairlead.sync.provider.Answer;
import io.fairlead.testing.kit.InjectInfrastructure;
import io.fairlead.testing.kit.TestInfrastructure;
import io.fairlead.testing.kit.WithInfrastructure;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithInfrastructure("sync")
class RefreshTest {
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
        provider.user("u1", "First", "s1");
        tenant.sync("full");
    }

    @Test
    void aRecordThatAWebhookNamesIsReadAgain() {
        provider.user("u1", "Second", "s1");

        tenant.changed("user", "u1");

        awaitName("Second");
        JsonPath change = tenant.changes(3).stream()
                .map(each -> JsonPath.from(each.value()))
                .filter(each -> each.getString("change").equals("updated"))
                .findFirst()
                .orElseThrow();
        assertThat(change.getString("cause.kind")).isEqualTo("webhook");
        assertThat(change.getString("value.name")).isEqualTo("Second");
    }

    @Test
    void aNewRecordComesInByItsWebhook() {
        provider.user("u2", "New", "s1");

        tenant.changed("user", "u2");

        await().atMost(Tenant.PATIENCE).until(() -> tenant.names("users", "").contains("New"));
    }

    @Test
    void aRecordThatIsGoneIsDeleted() {
        provider.records("users").remove("u1");

        tenant.changed("user", "u1");

        await().atMost(Tenant.PATIENCE)
                .until(() -> tenant.names("users", "&state=deleted").contains("First"));
    }

    @Test
    void aFailureIsWaitedOut() {
        AtomicInteger times = new AtomicInteger();
        provider.single = answer -> Uni.createFrom()
                .item(times.getAndIncrement() == 0 ? new Answer.Failed("provider-unavailable: away") : answer);
        provider.user("u1", "Second", "s1");

        tenant.changed("user", "u1");

        awaitName("Second");
        assertThat(times.get()).isEqualTo(2);
    }

    @Test
    void anAnswerThatComesLateDoesNotOverwriteWhatWasReadAfterIt() {
        CompletableFuture<Answer> late = new CompletableFuture<>();
        provider.single = answer -> Uni.createFrom().completionStage(late.thenApply(ignored -> answer));
        provider.user("u1", "Second", "s1");
        tenant.changed("user", "u1");
        await().atMost(Tenant.PATIENCE).until(() -> provider.asked.stream().anyMatch(asked -> asked.offset() < 0));
        // and back: a page finds the record as it is stored, and writes nothing
        provider.user("u1", "First", "s1");
        tenant.sync("full");

        late.complete(new Answer.None());

        await().during(Duration.ofMillis(500)).atMost(Tenant.PATIENCE).until(() -> tenant.record("users", "u1")
                .getString("record.name")
                .equals("First"));
        await().atMost(Tenant.PATIENCE).until(() -> waiting() == 0);
        assertThat(tenant.record("users", "u1").getString("record.name")).isEqualTo("First");
    }

    @Test
    void whatNobodySynchronisesIsNotAskedFor() {
        provider.asked.clear();

        tenant.changed("teapot", "u1");
        tenant.changed("user", "x".repeat(300));
        provider.user("u1", "Second", "s1");
        tenant.changed("user", "u1");

        awaitName("Second");
        assertThat(provider.asked).hasSize(1);
    }

    private void awaitName(String name) {
        await().atMost(Tenant.PATIENCE).pollInterval(Duration.ofMillis(50)).until(() -> tenant.record("users", "u1")
                .getString("record.name")
                .equals(name));
    }

    private int waiting() {
        try (var connection = infrastructure.connectAsSuperuser();
                var statement =
                        connection.prepareStatement("select count(*) from sync.refresh_queue where tenant = ?")) {
            statement.setString(1, tenant.name());
            var rows = statement.executeQuery();
            rows.next();
            return rows.getInt(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
