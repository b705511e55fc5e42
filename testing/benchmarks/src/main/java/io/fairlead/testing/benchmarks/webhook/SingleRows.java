package io.fairlead.testing.benchmarks.webhook;

import io.fairlead.testing.benchmarks.load.Outcome;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * The least that a receiver does which stores each delivery by itself: one insert of a key and the body, committed and
 * on the disk before the next. Reads connections and milliseconds a line and answers each with an {@link Outcome}.
 */
public final class SingleRows {

    private static final long LONGEST_MICROS = TimeUnit.SECONDS.toMicros(60);
    private static final int DIGITS = 3;
    private static final String ENDPOINT = "e".repeat(32);
    private static final String ANEW = """
            drop table if exists single_rows;
            create table single_rows (
                endpoint text not null,
                delivery text not null,
                body json not null,
                primary key (endpoint, delivery)
            )""";
    private static final String INSERT =
            "insert into single_rows (endpoint, delivery, body) values (?, ?, cast(? as json))";

    private final StripeEvents events = new StripeEvents();
    private final String[] database;

    /** @param database address, user, password */
    SingleRows(String... database) {
        this.database = database.clone();
    }

    /** Takes the database's address as JDBC wants it, the user and the password. */
    public static void main(String[] arguments) throws Exception {
        var rows = new SingleRows(arguments);
        rows.requireDurable();
        System.out.println("ready");
        var questions = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (var line = questions.readLine(); line != null; line = questions.readLine()) {
            String[] parts = line.split(" ", -1);
            System.out.println(rows.insert(Integer.parseInt(parts[0]), Duration.ofMillis(Long.parseLong(parts[1])))
                    .line());
        }
    }

    public static String question(int connections, Duration duration) {
        return "%d %d".formatted(connections, duration.toMillis());
    }

    /** A limit that does not wait for the disk would be another one. */
    void requireDurable() throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            for (var setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
                try (var value = statement.executeQuery("show " + setting)) {
                    value.next();
                    if (!value.getString(1).equals("on")) {
                        throw new IllegalStateException("PostgreSQL runs with %s off".formatted(setting));
                    }
                }
            }
        }
    }

    Outcome insert(int connections, Duration duration) throws SQLException, InterruptedException, ExecutionException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(ANEW);
        }
        List<Connection> open = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(connections)) {
            for (int i = 0; i < connections; i++) {
                open.add(connect());
            }
            long begun = System.nanoTime();
            List<Future<Histogram>> parts = open.stream()
                    .map(each -> threads.submit(() -> insert(each, begun + duration.toNanos())))
                    .toList();
            var all = noMicros();
            for (var part : parts) {
                all.add(part.get());
            }
            return Outcome.of(all, Map.of(), Duration.ofNanos(System.nanoTime() - begun));
        } finally {
            for (var each : open) {
                each.close();
            }
        }
    }

    private Histogram insert(Connection connection, long end) throws SQLException {
        var micros = noMicros();
        try (var insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, ENDPOINT);
            for (long from = System.nanoTime(); from < end; from = System.nanoTime()) {
                var event = events.next(Instant.now().getEpochSecond());
                insert.setString(2, event.id());
                insert.setString(3, event.body().toString());
                insert.executeUpdate();
                micros.recordValue(Math.min(LONGEST_MICROS, TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - from)));
            }
        }
        return micros;
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(database[0] + "&prepareThreshold=1", database[1], database[2]);
    }

    private static Histogram noMicros() {
        return new Histogram(LONGEST_MICROS, DIGITS);
    }
}
