package io.fairlead.monitoring.call;

import io.fairlead.monitoring.query.TimeRange;
import org.jspecify.annotations.Nullable;

/** Which calls a client asks for; null takes all. */
record CallFilter(
        @Nullable String integration,
        @Nullable String operation,
        @Nullable String outcome,
        TimeRange time,
        @Nullable String traceId) {}
