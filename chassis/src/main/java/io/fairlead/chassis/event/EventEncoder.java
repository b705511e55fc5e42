package io.fairlead.chassis.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Turns events into CloudEvents of Kafka's binary mode; the trace they continue is the one at hand. */
@ApplicationScoped
class EventEncoder {
    private static final TypeReference<List<EncodedEvent>> PAGE = new TypeReference<>() {};

    private final ObjectMapper json;
    private final String source;
    private final Clock clock;

    EventEncoder(ObjectMapper json, @ConfigProperty(name = "quarkus.application.name") String service, Clock clock) {
        this.json = EventJson.of(json);
        this.source = "/fairlead/" + service;
        this.clock = clock;
    }

    EncodedEvent encode(OutboundEvent event) {
        return new EncodedEvent(event.key(), headersOf(event), event.data() == null ? null : write(event.data()));
    }

    String writePage(List<EncodedEvent> events) {
        return write(events);
    }

    /** The keys of a page, each once: the database need not take the page apart for them. */
    String writeKeys(List<EncodedEvent> events) {
        return write(events.stream().map(EncodedEvent::key).distinct().toList());
    }

    List<EncodedEvent> readPage(String page) {
        try {
            return json.readValue(page, PAGE);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a row of the outbox cannot be read", e);
        }
    }

    private Map<String, String> headersOf(OutboundEvent event) {
        Map<String, String> headers = new HashMap<>(event.headers());
        headers.put(EventHeaders.ID, event.id().toString());
        headers.put(EventHeaders.TYPE, event.type());
        headers.put(EventHeaders.SOURCE, source);
        headers.put(EventHeaders.SPEC_VERSION, "1.0");
        headers.put(EventHeaders.TIME, clock.instant().toString());
        headers.put(EventHeaders.CONTENT_TYPE, "application/json");
        W3CTraceContextPropagator.getInstance().inject(Context.current(), headers, EventEncoder::put);
        return headers;
    }

    private static void put(@Nullable Map<String, String> headers, String name, String value) {
        if (headers != null) headers.put(name, value);
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("an event cannot be written as JSON", e);
        }
    }
}
