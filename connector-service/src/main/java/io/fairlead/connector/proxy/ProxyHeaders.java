package io.fairlead.connector.proxy;

import io.fairlead.chassis.http.HeaderNames;
import io.fairlead.chassis.http.HopByHop;
import io.fairlead.connector.engine.http.Headers;
import io.vertx.core.MultiMap;
import java.util.Locale;
import java.util.Set;

/** What of a caller's header fields reaches the provider, and what of the provider's reaches the caller. */
final class ProxyHeaders {
    private static final String OURS = "fairlead-";
    private static final String FORWARDED = "x-forwarded-";

    /** Who the caller is and which way it came is nobody's business outside; traces are ours too. */
    private static final Set<String> KEPT_HERE = Set.of(
            "authorization",
            "cookie",
            "host",
            "expect",
            "forwarded",
            "via",
            "x-real-ip",
            "traceparent",
            "tracestate",
            "baggage");

    private ProxyHeaders() {}

    static Headers toProvider(MultiMap received) {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap().addAll(received);
        HopByHop.remove(headers);
        HeaderNames.removeIf(headers, ProxyHeaders::staysHere);
        return Headers.received(headers);
    }

    static MultiMap toCaller(MultiMap received) {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap().addAll(received);
        HopByHop.remove(headers);
        HeaderNames.removeIf(headers, ProxyHeaders::isOurs);
        return headers;
    }

    private static boolean staysHere(String header) {
        String name = header.toLowerCase(Locale.ROOT);
        return KEPT_HERE.contains(name) || name.startsWith(FORWARDED) || isOurs(name);
    }

    private static boolean isOurs(String header) {
        return header.toLowerCase(Locale.ROOT).startsWith(OURS);
    }
}
