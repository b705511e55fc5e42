package io.fairlead.gateway.forward;

import io.fairlead.chassis.http.HeaderNames;
import io.fairlead.chassis.http.HopByHop;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import java.util.Locale;
import java.util.Set;

/**
 * What of a client's header fields reaches a service. The token does, since it is the suite's own; nothing does that
 * could make a service believe something the gateway did not say.
 */
final class RequestHeaders {

    private static final String OURS = "fairlead-";
    private static final Set<String> OURS_FOR_CLIENTS = Set.of("fairlead-deadline");
    /** The trace goes on from the gateway's own span, which the HTTP client names. */
    private static final Set<String> DROPPED =
            Set.of("forwarded", "via", "x-real-ip", "cookie", "expect", "host", "baggage", "traceparent", "tracestate");

    private RequestHeaders() {}

    static void clean(MultiMap headers) {
        HopByHop.remove(headers);
        HeaderNames.removeIf(headers, RequestHeaders::isDropped);
    }

    /** Where the request really came from, and under which id it is answered. */
    static void mark(MultiMap headers, HttpServerRequest request, String requestId) {
        String client = request.remoteAddress() == null
                ? "unknown"
                : request.remoteAddress().hostAddress();
        String host = request.authority() == null ? "" : request.authority().toString();
        headers.set("X-Forwarded-For", client);
        headers.set("X-Forwarded-Proto", request.scheme());
        headers.set("X-Forwarded-Host", host);
        headers.set(
                "Forwarded",
                "for=\"" + (client.contains(":") ? "[" + client + "]" : client) + "\";proto=" + request.scheme()
                        + ";host=\"" + host + "\"");
        headers.set("Fairlead-Request-Id", requestId);
    }

    private static boolean isDropped(String header) {
        String name = header.toLowerCase(Locale.ROOT);
        return DROPPED.contains(name) || name.startsWith("x-forwarded-") || isPretended(name);
    }

    private static boolean isPretended(String name) {
        return name.startsWith(OURS) && !OURS_FOR_CLIENTS.contains(name);
    }
}
