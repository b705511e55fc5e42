package io.fairlead.webhook.intake;

import io.vertx.core.MultiMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What is kept of a delivery's header fields: what the provider says, without credentials and without what the way adds. */
final class DeliveryHeaders {
    private static final Set<String> LEFT_OUT = Set.of(
            "authorization",
            "proxy-authorization",
            "cookie",
            "connection",
            "keep-alive",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "expect",
            "host",
            "content-length",
            "forwarded",
            "via",
            "traceparent",
            "tracestate",
            "baggage");

    private DeliveryHeaders() {}

    /** Names in lower case; a field that comes several times has its values joined. */
    static Map<String, String> of(MultiMap headers) {
        Map<String, String> kept = new TreeMap<>();
        headers.forEach((field, value) -> {
            String name = field.toLowerCase(Locale.ROOT);
            if (!isLeftOut(name)) kept.merge(name, value, (one, other) -> one + ", " + other);
        });
        return kept;
    }

    private static boolean isLeftOut(String name) {
        return LEFT_OUT.contains(name) || name.startsWith("x-forwarded-") || name.startsWith("fairlead-");
    }
}
