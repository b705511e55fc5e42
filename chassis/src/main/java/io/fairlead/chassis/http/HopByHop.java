package io.fairlead.chassis.http;

import io.vertx.core.MultiMap;
import java.util.List;

/** Header fields that speak of one connection only (RFC 9110, 7.6.1), those included that {@code Connection} names. */
public final class HopByHop {

    private static final List<String> ALWAYS = List.of(
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
            "HTTP2-Settings");

    private HopByHop() {}

    public static void remove(MultiMap headers) {
        List.copyOf(headers.getAll("Connection")).stream()
                .flatMap(value -> List.of(value.split(",", -1)).stream())
                .map(String::strip)
                .filter(name -> !name.isEmpty() && !name.equalsIgnoreCase("Content-Length"))
                .forEach(headers::remove);
        ALWAYS.forEach(headers::remove);
    }
}
