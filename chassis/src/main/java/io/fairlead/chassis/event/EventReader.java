package io.fairlead.chassis.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.fairlead.chassis.identity.TenantId;
import io.quarkus.runtime.annotations.RegisterResourceBundle;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Reads records as events: the type and the schema are checked, unknown fields are not. */
@RegisterResourceBundle(bundleName = "jsv-messages")
@ApplicationScoped
class EventReader {
    private final ObjectMapper json;
    private final JsonSchemaFactory factory = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    private final Map<String, JsonSchema> schemas = new ConcurrentHashMap<>();

    EventReader(ObjectMapper json) {
        this.json = EventJson.of(json).disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    <E> InboundEvent<E> read(EventType<E> type, ConsumerRecord<String, byte[]> record) throws UnreadableEvent {
        String actual = header(record, EventHeaders.TYPE);
        if (!type.name().equals(actual)) throw new UnreadableEvent("its type is %s".formatted(actual));
        E data = dataOf(type, record.value());
        return new InboundEvent<>(idOf(record), tenantOf(type, record, data), record.key(), data, putAside(record));
    }

    <E> E dataOf(EventType<E> type, byte @Nullable [] value) throws UnreadableEvent {
        if (value == null) throw new UnreadableEvent("it is empty");
        try {
            if (type.own())
                return Optional.ofNullable(json.readValue(value, type.as()))
                        .orElseThrow(() -> new UnreadableEvent("it is empty"));
            JsonNode data = json.readTree(value);
            String errors = schemaOf(type).validate(data).stream()
                    .map(ValidationMessage::getMessage)
                    .sorted()
                    .collect(Collectors.joining("; "));
            if (!errors.isEmpty()) throw new UnreadableEvent(errors);
            return json.treeToValue(data, type.as());
        } catch (JacksonException e) {
            throw new UnreadableEvent(
                    "it is not the JSON it should be: " + e.getClass().getSimpleName());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <E> TenantId tenantOf(EventType<E> type, ConsumerRecord<String, byte[]> record, E data)
            throws UnreadableEvent {
        return type.tenantOf() == null
                ? tenantNamed(String.valueOf(record.key()).split("/", 2)[0], "its key does not begin with a tenant")
                : tenantNamed(String.valueOf(type.tenantOf().apply(data)), "it does not say a tenant");
    }

    private static TenantId tenantNamed(String tenant, String otherwise) throws UnreadableEvent {
        if (!TenantId.isValid(tenant)) throw new UnreadableEvent(otherwise);
        return new TenantId(tenant);
    }

    private static @Nullable PutAside putAside(ConsumerRecord<String, byte[]> record) {
        String reason = header(record, EventHeaders.REASON);
        return reason == null
                ? null
                : new PutAside(
                        said(record, EventHeaders.CONSUMER),
                        said(record, EventHeaders.SOURCE_TOPIC),
                        Integer.parseInt(said(record, EventHeaders.SOURCE_PARTITION)),
                        Long.parseLong(said(record, EventHeaders.SOURCE_OFFSET)),
                        reason);
    }

    private static String said(ConsumerRecord<String, byte[]> record, String name) {
        return Optional.ofNullable(header(record, name)).orElse("0");
    }

    static @Nullable String header(ConsumerRecord<String, byte[]> record, String name) {
        return Optional.ofNullable(record.headers().lastHeader(name))
                .map(header -> new String(header.value(), UTF_8))
                .orElse(null);
    }

    private static UUID idOf(ConsumerRecord<String, byte[]> record) throws UnreadableEvent {
        String id = header(record, EventHeaders.ID);
        if (id == null) throw new UnreadableEvent("it has no id");
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw new UnreadableEvent("its id is no UUID");
        }
    }

    private JsonSchema schemaOf(EventType<?> type) {
        return schemas.computeIfAbsent(type.schema(), this::load);
    }

    private JsonSchema load(String resource) {
        try (var schema = EventReader.class.getClassLoader().getResourceAsStream(resource)) {
            if (schema == null) throw new IllegalStateException("contracts has no " + resource);
            return factory.getSchema(schema);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
