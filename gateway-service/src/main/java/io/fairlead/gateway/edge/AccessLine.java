package io.fairlead.gateway.edge;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who asked for what and how it ended, and nothing of what was said. */
record AccessLine(
        Instant endedAt,
        String method,
        String route,
        int status,
        String outcome,
        long millis,
        long bytesIn,
        long bytesOut,
        @Nullable String requestId,
        String traceId,
        @Nullable String subject,
        @Nullable String tenant) {

    String message() {
        return method + " " + route + " " + status;
    }

    Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("method", method);
        fields.put("route", route);
        fields.put("status", Integer.toString(status));
        fields.put("outcome", outcome);
        fields.put("ms", Long.toString(millis));
        fields.put("bytesIn", Long.toString(bytesIn));
        fields.put("bytesOut", Long.toString(bytesOut));
        fields.put("requestId", String.valueOf(requestId));
        fields.put("traceId", traceId);
        if (subject != null) {
            fields.put("subject", subject);
        }
        if (tenant != null) {
            fields.put("tenant", tenant);
        }
        return fields;
    }
}
