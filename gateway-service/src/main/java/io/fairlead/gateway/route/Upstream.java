package io.fairlead.gateway.route;

import java.util.Locale;

/** A service behind the gateway. */
public enum Upstream {
    CONNECTOR,
    MONITORING,
    SYNC,
    WEBHOOK;

    /** As it is called in configuration, metrics and problems. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
