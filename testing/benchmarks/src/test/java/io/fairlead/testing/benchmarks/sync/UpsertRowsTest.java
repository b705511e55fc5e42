package io.fairlead.testing.benchmarks.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.testing.kit.TestInfrastructure;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

class UpsertRowsTest {

    private static final int ROWS = 1500;

    private final TestInfrastructure infrastructure = TestInfrastructure.of("benchmarks");

    @Test
    void insertsAllRowsAndWritesAgainOnlyWhatIsChanged() throws Exception {
        try (var connection = infrastructure.connectAsOwner()) {
            var rows =
                    new UpsertRows(connection.getMetaData().getURL(), "benchmarks_owner", configured("owner-password"));

            var inserted = rows.insert(ROWS);

            assertThat(inserted.rows()).isEqualTo(ROWS);
            assertThat(inserted.perSecond()).isPositive();
            assertThat(ask("select count(*) from upsert_rows where length(body) = " + UpsertRows.BODY))
                    .isEqualTo(ROWS);
            assertThat(writtenBy(() -> rows.repeat(ROWS, 0))).isZero();
            assertThat(writtenBy(() -> rows.repeat(ROWS, 10))).isEqualTo(ROWS / 10);
            assertThat(writtenBy(() -> rows.repeat(ROWS, 0))).isZero();
            assertThat(writtenBy(() -> rows.repeat(ROWS, 10))).isEqualTo(ROWS / 10);
        }
    }

    @Test
    void isReadAsItIsWritten() {
        var upserts = Upserts.parse("3000 500000000");

        assertThat(upserts.perSecond()).isEqualTo(6000);
        assertThat(Upserts.parse(upserts.line())).isEqualTo(upserts);
        assertThat(List.of(UpsertRows.questionNew(7), UpsertRows.questionAgain(7, 10)))
                .containsExactly("7 new", "7 10");
    }

    private interface Work {
        void run() throws SQLException;
    }

    /** How many rows have another version after it. */
    private long writtenBy(Work work) throws SQLException {
        long last = ask("select max(xmin::text::bigint) from upsert_rows");
        work.run();
        return ask("select count(*) from upsert_rows where xmin::text::bigint > " + last);
    }

    private long ask(String question) throws SQLException {
        try (var connection = infrastructure.connectAsOwner();
                var statement = connection.createStatement();
                var answer = statement.executeQuery(question)) {
            answer.next();
            return answer.getLong(1);
        }
    }

    private String configured(String key) {
        return infrastructure.configuration().getOrDefault("fairlead.database." + key, "");
    }
}
