package io.fairlead.chassis.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * A copy that keeps the values of a state topic as they are, in a table {@code (key text primary key, value json not
 * null)} of the service. For topics whose keys belong to no tenant.
 */
public final class StateTable<V> implements StateCopy<V> {
    private static final String PUT = """
            insert into %s (key, value) values ($1, cast($2 as text)::json)
            on conflict (key) do update set value = excluded.value""";
    private static final String REMOVE = "delete from %s where key = $1";
    private static final String FIND = "select cast(value as text) as value from %s where key = $1";

    private final String put;
    private final String remove;
    private final String find;
    private final Class<V> as;
    private final Predicate<V> understood;
    private final ObjectMapper json;
    private final Map<String, Known<V>> known = new ConcurrentHashMap<>();

    /** A value as it was last read; the same text is not read twice. */
    private record Known<V>(String text, V value) {}

    /** Keeps what is {@code understood}; of what is not, the last that was. */
    public StateTable(String table, Class<V> as, Predicate<V> understood, ObjectMapper json) {
        this.put = PUT.formatted(table);
        this.remove = REMOVE.formatted(table);
        this.find = FIND.formatted(table);
        this.as = as;
        this.understood = understood;
        this.json = json;
    }

    @Override
    public Uni<Void> put(SqlConnection connection, String key, V value) {
        return connection
                .preparedQuery(put)
                .execute(Tuple.of(key, write(value)))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> remove(SqlConnection connection, String key) {
        known.remove(key);
        return connection.preparedQuery(remove).execute(Tuple.of(key)).replaceWithVoid();
    }

    @Override
    public boolean understands(V value) {
        return understood.test(value);
    }

    /** The value, which is the same object as long as it stays as it is. */
    public Uni<Optional<V>> find(SqlConnection connection, String key) {
        return connection
                .preparedQuery(find)
                .execute(Tuple.of(key))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(value(key, rows.iterator().next().getString("value"))));
    }

    private V value(String key, String text) {
        Known<V> before = known.get(key);
        if (before != null && before.text().equals(text)) return before.value();
        V value = read(text);
        known.put(key, new Known<>(text, value));
        return value;
    }

    private String write(V value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("%s cannot be written as JSON".formatted(as.getSimpleName()), e);
        }
    }

    private V read(String text) {
        try {
            return json.readValue(text, as);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("PostgreSQL gave something else than was stored", e);
        }
    }
}
