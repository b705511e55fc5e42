package io.fairlead.sync.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairlead.chassis.page.Page;
import io.fairlead.chassis.page.PageRequest;
import io.fairlead.sync.connector.KnownStreams;
import io.fairlead.sync.connector.Stream;
import io.fairlead.sync.mapping.StreamMapping;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Records as clients read them. */
@ApplicationScoped
class RecordLog {
    private static final String LIST = "records";
    private static final String SELECT = """
            select record.id, record.stream, record.value, record.created_at, record.changed_at,
                mapping.integration, mapping.external_id,
                greatest(record.changed_at, stream_state.synced_at) as last_sync,
                case when record.deleted_at is not null then 'deleted'
                     when exists (select from pending_reference
                                  where from_stream = record.stream and from_record = record.id) then 'incomplete'
                     else 'synced' end as state
            from record
            join mapping on mapping.stream = record.stream and mapping.record = record.id
            left join stream_state on stream_state.integration = mapping.integration
                and stream_state.stream = mapping.stream
            where record.stream = $1""";
    private static final String PAGE = "select * from (" + SELECT + """
            ) as found
            where ($2::text is null or integration = $2)
              and (state = $3::text or $3::text is null and state <> 'deleted')
              and id > $4
            order by id
            limit $5""";
    private static final UUID FIRST = new UUID(0, 0);
    private static final String ONE = SELECT + " and record.id = $2";

    private final KnownStreams streams;
    private final IdMappings mappings;
    private final ObjectMapper json;

    RecordLog(KnownStreams streams, IdMappings mappings, ObjectMapper json) {
        this.streams = streams;
        this.mappings = mappings;
        this.json = json;
    }

    Uni<Page<RecordView>> page(SqlConnection connection, String stream, RecordFilter filter, PageRequest request) {
        Tuple parameters = Tuple.tuple()
                .addValue(stream)
                .addValue(filter.integration)
                .addValue(filter.requireState())
                .addValue(request.after(LIST, 1)
                        .map(position -> UUID.fromString(position.getFirst()))
                        .orElse(FIRST))
                .addValue(request.fetch());
        return read(connection, PAGE, parameters)
                .map(found -> Page.of(
                        request, found, LIST, record -> List.of(record.id().toString())))
                .chain(page -> views(connection, page.items()).map(views -> new Page<>(views, page.next())));
    }

    Uni<Optional<RecordView>> find(SqlConnection connection, String stream, UUID id) {
        return read(connection, ONE, Tuple.of(stream, id))
                .chain(found -> views(connection, found))
                .map(views -> views.stream().findFirst());
    }

    private static Uni<List<StoredRecord>> read(SqlConnection connection, String sql, Tuple parameters) {
        return connection.preparedQuery(sql).execute(parameters).map(rows -> {
            List<StoredRecord> found = new ArrayList<>(rows.size());
            for (Row row : rows) found.add(StoredRecord.of(row));
            return found;
        });
    }

    private Uni<List<RecordView>> views(SqlConnection connection, List<StoredRecord> records) {
        if (records.isEmpty()) return Uni.createFrom().item(List.of());
        return streams.declaredBy(
                        connection,
                        records.stream().map(StoredRecord::integration).toList())
                .chain(declared -> views(connection, records, declared));
    }

    private Uni<List<RecordView>> views(
            SqlConnection connection, List<StoredRecord> records, Map<String, List<Stream>> declared) {
        Map<UUID, Map<String, List<ExternalKey>>> references = new LinkedHashMap<>();
        Set<ExternalKey> targets = new HashSet<>();
        for (StoredRecord record : records) {
            Map<String, List<ExternalKey>> of = references(record, declared);
            of.values().forEach(targets::addAll);
            references.put(record.id(), of);
        }
        return mappings.find(connection, targets).map(known -> records.stream()
                .map(record -> view(record, Objects.requireNonNull(references.get(record.id())), known))
                .toList());
    }

    private Map<String, List<ExternalKey>> references(StoredRecord record, Map<String, List<Stream>> declared) {
        Map<String, List<ExternalKey>> references = new LinkedHashMap<>();
        JsonNode value = tree(record.value());
        declared.getOrDefault(record.integration(), List.of()).stream()
                .filter(stream -> stream.name().equals(record.stream()))
                .forEach(stream -> stream.references().forEach((field, to) -> {
                    List<ExternalKey> keys = StreamMapping.keysIn(value.path(field)).stream()
                            .map(key -> new ExternalKey(record.integration(), to, key))
                            .toList();
                    if (!keys.isEmpty()) references.put(field, keys);
                }));
        return references;
    }

    private static RecordView view(
            StoredRecord record, Map<String, List<ExternalKey>> references, Map<ExternalKey, UUID> known) {
        Map<String, List<RecordView.Reference>> shown = new LinkedHashMap<>();
        references.forEach((field, keys) -> shown.put(
                field,
                keys.stream()
                        .map(key -> new RecordView.Reference(key.stream(), key.externalId(), known.get(key)))
                        .toList()));
        return new RecordView(
                record.id(),
                record.stream(),
                record.state(),
                List.of(new RecordView.ExternalId(record.integration(), record.externalId())),
                record.value(),
                shown,
                record.lastSync(),
                record.createdAt(),
                record.changedAt());
    }

    private JsonNode tree(String value) {
        try {
            return json.readTree(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("PostgreSQL gave something else than was stored", e);
        }
    }
}
