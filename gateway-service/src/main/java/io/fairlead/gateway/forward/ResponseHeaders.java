package io.fairlead.gateway.forward;

import io.fairlead.chassis.http.HopByHop;
import io.fairlead.gateway.route.Route;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What of a service's header fields reaches a client. */
final class ResponseHeaders {

    /** What the gateway says itself, and what is nobody's business outside. */
    private static final List<CharSequence> DROPPED = Stream.of(
                    "Fairlead-Request-Id", "RateLimit", "RateLimit-Policy", "Set-Cookie", "Server", "X-Powered-By")
            .map(HttpHeaders::createOptimized)
            .toList();

    private ResponseHeaders() {}

    static void clean(MultiMap headers, Route route) {
        HopByHop.remove(headers);
        DROPPED.forEach(headers::remove);
        if (!route.passesThrough()) {
            leadThroughGateway(headers);
        }
        if (route.tellsEvents()) {
            headers.set("X-Accel-Buffering", "no");
        }
    }

    private static void leadThroughGateway(MultiMap headers) {
        String location = headers.get("Location");
        if (location != null) {
            headers.set("Location", withoutOrigin(location));
        }
    }

    /** Services name their own address; for the client the path leads through the gateway. */
    private static String withoutOrigin(String location) {
        try {
            URI uri = URI.create(location);
            return uri.isAbsolute() ? path(uri.getRawPath(), uri.getRawQuery()) : location;
        } catch (IllegalArgumentException e) {
            return location;
        }
    }

    private static String path(@Nullable String path, @Nullable String query) {
        return (path == null || path.isEmpty() ? "/" : path) + (query == null ? "" : "?" + query);
    }
}
