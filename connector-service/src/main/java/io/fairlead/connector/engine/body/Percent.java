package io.fairlead.connector.engine.body;

import java.net.URI;

/** Percent-encoding for addresses. A space is {@code %20}: not every server takes a plus for one outside of a form. */
public final class Percent {
    private Percent() {}

    public static String encoded(String text) {
        return FormBody.encoded(text).replace("+", "%20");
    }

    static String pair(String name, String value) {
        return encoded(name) + "=" + encoded(value);
    }

    /** The address with one more query parameter. */
    public static URI withParameter(URI address, String name, String value) {
        return URI.create(address + (address.getRawQuery() == null ? "?" : "&") + pair(name, value));
    }
}
