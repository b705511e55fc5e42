package io.fairlead.chassis.trace;

import io.opentelemetry.api.trace.Span;
import java.util.Optional;

/** The trace of the work at hand. */
public final class Traces {

    private Traces() {}

    /** The trace id (W3C, 32 hexadecimal digits), exported or not. */
    public static Optional<String> currentId() {
        var span = Span.current().getSpanContext();
        return span.isValid() ? Optional.of(span.getTraceId()) : Optional.empty();
    }
}
