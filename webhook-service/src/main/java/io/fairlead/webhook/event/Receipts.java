package io.fairlead.webhook.event;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides what is new: a delivery is, when no receipt of its key is there, or one that has ceased to stand for it. */
@ApplicationScoped
class Receipts {
    /** The earlier one is compared with when this one came, so that a delivery read late is judged as if it were not. */
    private static final String TAKE = """
            insert into receipt as earlier (tenant, endpoint, key, received_at, repeats_until)
            select current_tenant(), endpoint, key, received_at, repeats_until
            from unnest($1::text[], $2::bytea[], $3::timestamptz[], $4::timestamptz[])
                as come (endpoint, key, received_at, repeats_until)
            on conflict (tenant, endpoint, key) do update set
                received_at = excluded.received_at, repeats_until = excluded.repeats_until
            where earlier.repeats_until < excluded.received_at
            returning endpoint, key""";

    private record Key(String endpoint, ByteBuffer receipt) {
        static Key of(Taken taken) {
            return new Key(
                    taken.delivery().endpoint(), ByteBuffer.wrap(taken.key().receipt()));
        }
    }

    /** Writes receipts and returns the deliveries that are new, each once, in their order. */
    Uni<List<Taken>> take(SqlConnection connection, Collection<Taken> deliveries) {
        Map<Key, Taken> byKey = new LinkedHashMap<>();
        deliveries.forEach(taken -> byKey.putIfAbsent(Key.of(taken), taken));
        List<Taken> each = List.copyOf(byKey.values());
        return connection
                .preparedQuery(TAKE)
                .execute(Tuple.of(
                        each.stream().map(taken -> taken.delivery().endpoint()).toArray(String[]::new),
                        each.stream()
                                .map(taken -> Buffer.buffer(taken.key().receipt()))
                                .toArray(Buffer[]::new),
                        each.stream()
                                .map(taken -> utc(taken.delivery().receivedAt()))
                                .toArray(OffsetDateTime[]::new),
                        each.stream().map(Receipts::repeatsUntil).toArray(OffsetDateTime[]::new)))
                .map(rows -> {
                    Set<Key> fresh = new HashSet<>();
                    for (Row row : rows)
                        fresh.add(new Key(
                                row.getString("endpoint"),
                                ByteBuffer.wrap(row.getBuffer("key").getBytes())));
                    byKey.keySet().retainAll(fresh);
                    return List.copyOf(byKey.values());
                });
    }

    private static @Nullable OffsetDateTime repeatsUntil(Taken taken) {
        return taken.key().isProviders()
                ? null
                : utc(taken.delivery().receivedAt().plus(taken.declaration().retryWindow()));
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
