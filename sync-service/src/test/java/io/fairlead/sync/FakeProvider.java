package io.fairlead.sync;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairlead.chassis.identity.TenantId;
import io.fairlead.sync.connector.Stream;
import io.fairlead.sync.provider.Answer;
import io.fairlead.sync.provider.Provider;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A provider with records of its own for each tenant, in pages by offset, that does what a test tells it to. */
@Alternative
@Priority(1)
@ApplicationScoped
public class FakeProvider implements Provider {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Data> tenants = new ConcurrentHashMap<>();

    public Data of(String tenant) {
        return tenants.computeIfAbsent(tenant, ignored -> new Data());
    }

    @Override
    public Uni<Answer> page(
            TenantId tenant, String integration, Stream stream, @Nullable Instant since, @Nullable String cursor) {
        Data data = of(tenant.value());
        int offset = cursor == null ? 0 : Integer.parseInt(cursor);
        Data.Asked asked = new Data.Asked(stream.name(), offset, since);
        data.asked.add(asked);
        return Uni.createFrom()
                .item(() -> data.before
                        .apply(asked)
                        .orElseGet(() -> data.page(asked, stream.pageSize().orElse(3))))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .emitOn(Infrastructure.getDefaultWorkerPool());
    }

    @Override
    public Uni<Answer> single(TenantId tenant, String integration, Stream.Single get, String key) {
        Data data = of(tenant.value());
        data.asked.add(new Data.Asked(key, -1, null));
        JsonNode found = data.records(get.operation().equals("get-user") ? "users" : "schools")
                .get(key);
        Answer answer = found == null ? new Answer.None() : new Answer.Single(found);
        return data.single.apply(answer);
    }

    /** What one tenant's provider has. */
    public static final class Data {
        public record Asked(
                String stream, int offset, @Nullable Instant since) {}

        public final List<Asked> asked = new CopyOnWriteArrayList<>();
        public volatile Instant now = Instant.parse("2026-11-20T08:00:00Z");
        public volatile boolean tellsTotal = true;
        /** Is asked before a page is answered, and may answer instead. */
        public volatile Function<Asked, Optional<Answer>> before = asked -> Optional.empty();
        /** May hold back or change the answer about a single record. */
        public volatile Function<Answer, Uni<Answer>> single =
                answer -> Uni.createFrom().item(answer);

        private final Map<String, ConcurrentSkipListMap<String, JsonNode>> streams = new ConcurrentHashMap<>();

        public ConcurrentSkipListMap<String, JsonNode> records(String stream) {
            return streams.computeIfAbsent(stream, ignored -> new ConcurrentSkipListMap<>());
        }

        /** Enters a record, changed now. */
        public void put(String stream, String id, String members) {
            try {
                records(stream)
                        .put(id, JSON.readTree("{\"id\":\"%s\",\"changed\":\"%s\",%s}".formatted(id, now, members)));
            } catch (JsonProcessingException e) {
                throw new IllegalArgumentException(members, e);
            }
        }

        public void user(String id, String name, String school) {
            put("users", id, "\"name\":\"%s\",\"school\":{\"id\":\"%s\"}".formatted(name, school));
        }

        public Answer page(Asked asked, int size) {
            List<JsonNode> all = records(asked.stream()).values().stream()
                    .filter(record -> asked.since() == null
                            || !Instant.parse(record.path("changed").asText()).isBefore(asked.since()))
                    .toList();
            List<JsonNode> items = new ArrayList<>(
                    all.subList(Math.min(asked.offset(), all.size()), Math.min(asked.offset() + size, all.size())));
            int end = asked.offset() + items.size();
            return new Answer.Page(
                    items,
                    end < all.size() && !items.isEmpty() ? Integer.toString(end) : null,
                    tellsTotal ? (long) all.size() : null,
                    now);
        }
    }
}
