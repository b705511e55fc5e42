package io.fairlead.connector.engine.auth;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** An integration's opened credentials, for as long as a call lasts. Prints nothing of them. */
public final class Credentials {
    public static final Credentials NONE = new Credentials(Map.of());

    private final Map<String, String> values;

    private Credentials(Map<String, String> values) {
        this.values = values;
    }

    public static Credentials of(Map<String, String> values) {
        return new Credentials(Map.copyOf(values));
    }

    Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** For those who have to recognise them in a text. */
    public Collection<String> secrets() {
        return values.values();
    }

    @Override
    public String toString() {
        return "***";
    }
}
