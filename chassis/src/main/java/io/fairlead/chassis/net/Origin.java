package io.fairlead.chassis.net;

import java.net.URI;
import java.util.Locale;

/** Scheme, host and port of an address, in the one spelling that can be compared. */
public record Origin(String scheme, String host, int port) {

    public Origin {
        scheme = scheme.toLowerCase(Locale.ROOT);
        host = host.toLowerCase(Locale.ROOT);
        if (host.endsWith(".")) {
            host = host.substring(0, host.length() - 1);
        }
        if (host.isEmpty()) {
            throw new IllegalArgumentException("an origin needs a host");
        }
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("an origin's port lies between 1 and 65535");
        }
    }

    public static Origin of(URI address) {
        var scheme = address.getScheme();
        var host = address.getHost();
        if (scheme == null || host == null) {
            throw new IllegalArgumentException("'%s' is not an absolute address with a host".formatted(address));
        }
        return new Origin(scheme, host, address.getPort() == -1 ? defaultPort(scheme) : address.getPort());
    }

    public static Origin parse(String origin) {
        return of(URI.create(origin.strip()));
    }

    public boolean secure() {
        return scheme.equals("https");
    }

    /** The host as a name or literal, IPv6 without its brackets. */
    public String hostName() {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    private static int defaultPort(String scheme) {
        return switch (scheme.toLowerCase(Locale.ROOT)) {
            case "http" -> 80;
            case "https" -> 443;
            default -> throw new IllegalArgumentException("'%s' is neither http nor https".formatted(scheme));
        };
    }
}
