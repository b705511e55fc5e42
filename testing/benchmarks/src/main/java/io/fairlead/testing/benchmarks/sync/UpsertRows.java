package io.fairlead.testing.benchmarks.sync;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;

/**
 * The least that PostgreSQL does for a roster: rows with a key, an id, a checksum and a provider's body, a thousand in one
 * {@code insert … on conflict} over arrays, committed before the next, a body written only where its checksum differs. Reads
 * a number of rows and which of them are changed a line, and answers each with {@link Upserts}.
 */
public final class UpsertRows {

    /** As long as a provider's record is on average. */
    static final int BODY = 600;

    private static final String FILLING = "x".repeat(BODY);
    private static final int TOGETHER = 1000;
    private static final int CHECKSUM = 32;
    private static final int PERCENT = 100;
    private static final String ANEW = """
            drop table if exists upsert_rows;
            create table upsert_rows (
                tenant text not null,
                stream text not null,
                external_id text not null,
                id uuid not null,
                checksum bytea not null,
                body text not null,
                primary key (tenant, stream, external_id)
            )""";
    private static final String UPSERT = """
            insert into upsert_rows as known (tenant, stream, external_id, id, checksum, body)
            select 'school', 'users', external_id, id, checksum, body
            from unnest(?, ?, ?, ?) as input (external_id, id, checksum, body)
            on conflict (tenant, stream, external_id) do update set checksum = excluded.checksum, body = excluded.body
            where known.checksum <> excluded.checksum""";

    private final String[] database;
    private int changed;
    private long version;

    /** @param database address, user, password */
    UpsertRows(String... database) {
        this.database = database.clone();
    }

    /** Takes the database's address as JDBC wants it, the user and the password. */
    public static void main(String[] arguments) throws Exception {
        var rows = new UpsertRows(arguments);
        System.out.println("ready");
        var questions = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (var line = questions.readLine(); line != null; line = questions.readLine()) {
            String[] parts = line.split(" ", -1);
            int count = Integer.parseInt(parts[0]);
            System.out.println(
                    (parts[1].equals("new") ? rows.insert(count) : rows.repeat(count, Integer.parseInt(parts[1])))
                            .line());
        }
    }

    /** All rows into an empty table. */
    public static String questionNew(int rows) {
        return rows + " new";
    }

    /** The same rows again, so many in a hundred of them changed. */
    public static String questionAgain(int rows, int percent) {
        return "%d %d".formatted(rows, percent);
    }

    Upserts insert(int rows) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(ANEW);
            changed = 0;
            return upsert(connection, rows);
        }
    }

    Upserts repeat(int rows, int percent) throws SQLException {
        try (var connection = connect()) {
            if (percent > 0) {
                changed = percent;
                version++;
            }
            return upsert(connection, rows);
        }
    }

    private Upserts upsert(Connection connection, int rows) throws SQLException {
        long nanos = 0;
        try (var upsert = connection.prepareStatement(UPSERT)) {
            for (int from = 0; from < rows; from += TOGETHER) {
                nanos += upsert(connection, upsert, from, Math.min(rows, from + TOGETHER));
            }
        }
        return new Upserts(rows, Duration.ofNanos(nanos));
    }

    /** Only the database's part of it counts. */
    private long upsert(Connection connection, PreparedStatement upsert, int from, int to) throws SQLException {
        var keys = new String[to - from];
        var ids = new UUID[to - from];
        var checksums = new byte[to - from][];
        var bodies = new String[to - from];
        for (int i = 0; i < to - from; i++) {
            int row = from + i;
            long told = row % PERCENT < changed ? version : 0;
            keys[i] = "record-%08d".formatted(row);
            ids[i] = new UUID(row, row);
            checksums[i] = checksum(row, told);
            bodies[i] = (keys[i] + told + FILLING).substring(0, BODY);
        }
        long begun = System.nanoTime();
        upsert.setArray(1, connection.createArrayOf("text", keys));
        upsert.setArray(2, connection.createArrayOf("uuid", ids));
        upsert.setArray(3, connection.createArrayOf("bytea", checksums));
        upsert.setArray(4, connection.createArrayOf("text", bodies));
        upsert.executeUpdate();
        return System.nanoTime() - begun;
    }

    private static byte[] checksum(long row, long version) {
        return ByteBuffer.allocate(CHECKSUM).putLong(row).putLong(version).array();
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(database[0] + "&prepareThreshold=1", database[1], database[2]);
    }
}
