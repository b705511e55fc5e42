package io.fairlead.chassis.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import java.util.Optional;

/** The trace of the work at hand. */
public final class Traces {

    private Traces() {}

    /** The trace id (W3C, 32 hexadecimal digits), exported or not; zeros where nothing is traced. */
    public static String currentId() {
        return context().getTraceId();
    }

    /** The {@code traceparent} that makes what another process does a part of this trace, where there is one. */
    public static Optional<String> currentParent() {
        var context = context();
        return context.isValid()
                ? Optional.of("00-%s-%s-%s"
                        .formatted(
                                context.getTraceId(),
                                context.getSpanId(),
                                context.getTraceFlags().asHex()))
                : Optional.empty();
    }

    private static SpanContext context() {
        return Span.current().getSpanContext();
    }
}
