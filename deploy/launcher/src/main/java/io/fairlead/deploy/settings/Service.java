package io.fairlead.deploy.settings;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The services of the suite, in the order in which people speak of them. */
public enum Service {
    GATEWAY,
    CONNECTOR,
    SYNC,
    WEBHOOK,
    MONITORING;

    /** Also the name of its database schema. */
    public String shortName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Its module, its process and its OIDC client. */
    public String longName() {
        return shortName() + "-service";
    }

    public Setting.Port port() {
        return Setting.Port.valueOf(name());
    }

    /** By its short or its long name. */
    public static Optional<Service> named(String name) {
        return Arrays.stream(values())
                .filter(service ->
                        service.shortName().equals(name) || service.longName().equals(name))
                .findFirst();
    }
}
