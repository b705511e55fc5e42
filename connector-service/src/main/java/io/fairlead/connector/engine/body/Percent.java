package io.fairlead.connector.engine.body;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Percent-encoding for addresses. A space is {@code %20}: not every server takes a plus for one outside of a form. */
public final class Percent {
    private Percent() {}

    public static String encoded(String text) {
        return FormBody.encoded(text).replace("+", "%20");
    }

    static String pair(String name, String value) {
        return encoded(name) + "=" + encoded(value);
    }

    /** The address with this query parameter, in the place of any of the same name. */
    public static URI withParameter(URI address, String name, String value) {
        var text = address.toString();
        var query = address.getRawQuery();
        var bare = query == null ? text : text.substring(0, text.indexOf('?'));
        var others = query == null || query.isEmpty()
                ? Stream.<String>empty()
                : Stream.of(query.split("&")).filter(pair -> !nameOf(pair).equals(name));
        return URI.create(
                bare + "?" + Stream.concat(others, Stream.of(pair(name, value))).collect(Collectors.joining("&")));
    }

    private static String nameOf(String pair) {
        return URLDecoder.decode(pair.split("=", 2)[0], StandardCharsets.UTF_8);
    }
}
