package io.fairlead.sync.record;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.fairlead.chassis.identity.CurrentTenant;
import io.fairlead.chassis.identity.TenantId;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Which record of a provider is which of ours, both ways. A pair is made once, with the record, and is never changed or
 * taken back, so what is cached is right in every replica for as long as it is kept; that there is none is not cached.
 */
@ApplicationScoped
class IdMappings {
    private static final String BY_EXTERNAL = """
            select integration, stream, external_id, record from mapping
            where (integration, stream, external_id) in (select * from unnest($1::text[], $2::text[], $3::text[]))""";
    private static final String BY_RECORD = """
            select integration, stream, external_id, record from mapping where stream = $1 and record = $2
            order by integration""";
    private static final String BY_EXTERNAL_ANYWHERE = """
            select integration, stream, external_id, record from mapping
            where stream = $1 and external_id = $2
                and integration in (select name from integration union select integration from stream_state)
            order by integration""";

    /** A key of the cache: what is cached is of all tenants. */
    private record Key(TenantId tenant, ExternalKey external) {}

    /** One pair. */
    record Pair(ExternalKey external, UUID record) {}

    private final CurrentTenant tenant;
    private final Cache<Key, UUID> cache;
    private final Counter hits;
    private final Counter misses;
    private final Timer lookUps;

    IdMappings(
            CurrentTenant tenant,
            MeterRegistry meters,
            @ConfigProperty(name = "fairlead.sync.mappings.cached", defaultValue = "50000") long most) {
        this.tenant = tenant;
        this.cache = Caffeine.newBuilder().maximumSize(most).build();
        this.hits = meters.counter("fairlead.sync.mapping.lookups", "from", "cache");
        this.misses = meters.counter("fairlead.sync.mapping.lookups", "from", "database");
        this.lookUps = Timer.builder("fairlead.sync.mapping.lookup").register(meters);
    }

    /** Our ids of those that are known. */
    Uni<Map<ExternalKey, UUID>> find(SqlConnection connection, Collection<ExternalKey> wanted) {
        long begin = System.nanoTime();
        TenantId of = tenant.require();
        Map<ExternalKey, UUID> found = new HashMap<>();
        List<ExternalKey> unknown = new ArrayList<>();
        for (ExternalKey key : wanted) {
            UUID cached = cache.getIfPresent(new Key(of, key));
            if (cached == null) unknown.add(key);
            else found.put(key, cached);
        }
        hits.increment(found.size());
        misses.increment(unknown.size());
        Uni<Map<ExternalKey, UUID>> all = unknown.isEmpty()
                ? Uni.createFrom().item(found)
                : read(connection, unknown).map(pairs -> {
                    for (Pair pair : pairs) {
                        found.put(pair.external(), pair.record());
                        cache.put(new Key(of, pair.external()), pair.record());
                    }
                    return found;
                });
        return all.invoke(() -> lookUps.record(System.nanoTime() - begin, TimeUnit.NANOSECONDS));
    }

    Uni<List<Pair>> ofRecord(SqlConnection connection, String stream, UUID record) {
        return pairs(connection, BY_RECORD, Tuple.of(stream, record));
    }

    /** The pairs of an external id, of whichever integration. */
    Uni<List<Pair>> ofExternalId(SqlConnection connection, String stream, String externalId) {
        return pairs(connection, BY_EXTERNAL_ANYWHERE, Tuple.of(stream, externalId));
    }

    private static Uni<List<Pair>> read(SqlConnection connection, List<ExternalKey> keys) {
        return pairs(
                connection,
                BY_EXTERNAL,
                Tuple.of(
                        keys.stream().map(ExternalKey::integration).toArray(String[]::new),
                        keys.stream().map(ExternalKey::stream).toArray(String[]::new),
                        keys.stream().map(ExternalKey::externalId).toArray(String[]::new)));
    }

    private static Uni<List<Pair>> pairs(SqlConnection connection, String sql, Tuple parameters) {
        return connection.preparedQuery(sql).execute(parameters).map(rows -> {
            List<Pair> pairs = new ArrayList<>(rows.size());
            for (Row row : rows)
                pairs.add(new Pair(
                        new ExternalKey(
                                row.getString("integration"), row.getString("stream"), row.getString("external_id")),
                        row.getUUID("record")));
            return pairs;
        });
    }
}
