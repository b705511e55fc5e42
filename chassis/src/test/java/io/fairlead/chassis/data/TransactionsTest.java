package io.fairlead.chassis.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.chassis.identity.TenantId;
import io.fairlead.testing.kit.TestInfrastructure;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TransactionsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final TenantId SCHOOL = new TenantId("school");
    private static final TenantId LAW = new TenantId("law");
    private static final TestDatabase DATABASE = new TestDatabase(TestInfrastructure.of("events"));
    private static final Transactions TRANSACTIONS = DATABASE.transactions(2);

    @BeforeAll
    static void tenantTable() throws SQLException {
        DATABASE.asOwner(
                "drop table if exists note",
                "create table note (tenant text not null, text text not null)",
                "alter table note enable row level security",
                "alter table note force row level security",
                "create policy tenant on note using (tenant = current_tenant()) with check (tenant = current_tenant())",
                "insert into lease (name, holder, number, expires_at) values ('a', 'b', 1, now()) on conflict do nothing");
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    void twoTenantsOnTwoConnectionsNeverSeeEachOther() {
        List<Uni<List<String>>> work = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            TenantId tenant = i % 2 == 0 ? SCHOOL : LAW;
            work.add(TRANSACTIONS.inTenant(
                    tenant, connection -> write(connection, tenant).chain(() -> tenantsSeen(connection))));
        }

        var seen = Uni.join().all(work).andFailFast().await().atMost(PATIENCE);

        for (int i = 0; i < seen.size(); i++) assertThat(seen.get(i)).containsExactly(i % 2 == 0 ? "school" : "law");
    }

    @Test
    void aRowOfAnotherTenantCannotBeWritten() {
        var written = TRANSACTIONS.inTenant(SCHOOL, connection -> write(connection, LAW));

        assertThatThrownBy(() -> written.await().atMost(PATIENCE)).hasMessageContaining("row-level security");
    }

    @Test
    void aStatementWithoutATenantFails() {
        var read = TRANSACTIONS.withoutTenant(TransactionsTest::tenantsSeen);

        assertThatThrownBy(() -> read.await().atMost(PATIENCE)).hasMessageContaining("no tenant is set");
    }

    @Test
    void aConnectionThatServedATenantServesNobodyAfterwards() {
        var pool = DATABASE.pool(1);
        var transactions = DATABASE.transactions(1);
        transactions
                .inTenant(SCHOOL, connection -> write(connection, SCHOOL))
                .await()
                .atMost(PATIENCE);

        var fresh = pool.withConnection(TransactionsTest::tenantsSeen);
        var used = transactions.withoutTenant(TransactionsTest::tenantsSeen);

        assertThatThrownBy(() -> fresh.await().atMost(PATIENCE)).hasMessageContaining("no tenant is set");
        assertThatThrownBy(() -> used.await().atMost(PATIENCE)).hasMessageContaining("no tenant is set");
    }

    @Test
    void whatHasNoTenantWorksWithoutOne() {
        var leases = TRANSACTIONS
                .withoutTenant(
                        connection -> connection.query("select name from lease").execute())
                .await()
                .atMost(PATIENCE);

        assertThat(leases.size()).isPositive();
    }

    @Test
    void aFailedWorkLeavesNothing() {
        TenantId tenant = new TenantId("brief");
        var failing = TRANSACTIONS.inTenant(tenant, connection -> write(connection, tenant)
                .chain(() -> Uni.createFrom().<Void>failure(new IllegalStateException("no"))));

        assertThatThrownBy(() -> failing.await().atMost(PATIENCE)).hasMessage("no");

        assertThat(TRANSACTIONS
                        .inTenant(tenant, TransactionsTest::tenantsSeen)
                        .await()
                        .atMost(PATIENCE))
                .isEmpty();
    }

    @Test
    void theServicesRoleCannotOpenTheTables() {
        for (String attempt : List.of(
                "alter table note disable row level security",
                "alter table note no force row level security",
                "drop policy tenant on note",
                "create table mine (id int)",
                "set role events_owner",
                "set session authorization events_owner")) {
            var attempted = TRANSACTIONS.inTenant(
                    SCHOOL, connection -> connection.query(attempt).execute());
            assertThatThrownBy(() -> attempted.await().atMost(PATIENCE))
                    .as(attempt)
                    .hasMessageMatching("(?s).*(must be owner|permission denied).*");
        }
    }

    @Test
    void rowSecurityCannotBeSwitchedOffByASession() {
        var attempted = TRANSACTIONS.inTenant(SCHOOL, connection -> connection
                .query("set local row_security = off")
                .execute()
                .chain(() -> tenantsSeen(connection)));

        assertThatThrownBy(() -> attempted.await().atMost(PATIENCE)).hasMessageContaining("row-level security");
    }

    private static Uni<Void> write(SqlConnection connection, TenantId tenant) {
        return connection
                .preparedQuery("insert into note (tenant, text) values ($1, 'x')")
                .execute(Tuple.of(tenant.value()))
                .replaceWithVoid();
    }

    private static Uni<List<String>> tenantsSeen(SqlConnection connection) {
        return connection.query("select distinct tenant from note").execute().map(rows -> {
            List<String> tenants = new ArrayList<>();
            for (Row row : rows) tenants.add(row.getString("tenant"));
            return tenants;
        });
    }
}
