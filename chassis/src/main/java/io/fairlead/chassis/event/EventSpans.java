package io.fairlead.chassis.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** A consumer span for each event, in the trace the event came with, from its arrival until its effect is committed. */
@ApplicationScoped
class EventSpans {
    private final Tracer tracer;

    EventSpans(OpenTelemetry telemetry) {
        this.tracer = telemetry.getTracer("io.fairlead.chassis.event");
    }

    List<Span> start(String consumer, Iterable<ConsumerRecord<String, byte[]>> records) {
        List<Span> spans = new ArrayList<>();
        for (var record : records) spans.add(start(consumer, record));
        return spans;
    }

    static void end(List<Span> spans, @Nullable Throwable failure) {
        spans.forEach(span -> {
            if (failure != null) span.setStatus(StatusCode.ERROR, failure.toString());
            span.end();
        });
    }

    private Span start(String consumer, ConsumerRecord<String, byte[]> record) {
        Context origin = W3CTraceContextPropagator.getInstance().extract(Context.root(), record, Headers.INSTANCE);
        return tracer.spanBuilder("process " + record.topic())
                .setParent(origin)
                .setSpanKind(SpanKind.CONSUMER)
                .setAttribute("messaging.system", "kafka")
                .setAttribute("messaging.operation.type", "process")
                .setAttribute("messaging.destination.name", record.topic())
                .setAttribute("messaging.destination.partition.id", Integer.toString(record.partition()))
                .setAttribute("messaging.kafka.offset", record.offset())
                .setAttribute("messaging.consumer.group.name", consumer)
                .startSpan();
    }

    private enum Headers implements TextMapGetter<ConsumerRecord<String, byte[]>> {
        INSTANCE;

        @Override
        public Iterable<String> keys(ConsumerRecord<String, byte[]> record) {
            List<String> names = new ArrayList<>();
            record.headers().forEach(header -> names.add(header.key()));
            return names;
        }

        @Override
        public @Nullable String get(@Nullable ConsumerRecord<String, byte[]> record, String name) {
            if (record == null) return null;
            var header = record.headers().lastHeader(name);
            return header == null ? null : new String(header.value(), UTF_8);
        }
    }
}
