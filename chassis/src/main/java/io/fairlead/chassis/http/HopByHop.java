package io.fairlead.chassis.http;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.List;
import java.util.stream.Stream;

/** Header fields that speak of one connection only (RFC 9110, 7.6.1), those included that {@code Connection} names. */
public final class HopByHop {

    /** Names that know their hash: this runs twice for every request. */
    private static final List<CharSequence> ALWAYS = Stream.of(
                    "Connection",
                    "Keep-Alive",
                    "Proxy-Connection",
                    "Proxy-Authenticate",
                    "Proxy-Authorization",
                    "Proxy-Authentication-Info",
                    "TE",
                    "Trailer",
                    "Transfer-Encoding",
                    "Upgrade",
                    "HTTP2-Settings")
            .map(HttpHeaders::createOptimized)
            .toList();

    private HopByHop() {}

    public static void remove(MultiMap headers) {
        List<String> connection = headers.getAll(HttpHeaders.CONNECTION);
        if (!connection.isEmpty()) {
            removeNamed(List.copyOf(connection), headers);
        }
        ALWAYS.forEach(headers::remove);
    }

    private static void removeNamed(List<String> connection, MultiMap headers) {
        connection.stream()
                .flatMap(value -> List.of(value.split(",", -1)).stream())
                .map(String::strip)
                .filter(name -> !name.isEmpty() && !name.equalsIgnoreCase("Content-Length"))
                .forEach(headers::remove);
    }
}
