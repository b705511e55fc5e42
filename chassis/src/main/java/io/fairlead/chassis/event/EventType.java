package io.fairlead.chassis.event;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A CloudEvents type and the record it is read as.
 *
 * @param name such as {@code io.fairlead.provider-call.v1}, whose schema contracts has as {@code provider-call.v1.json}
 * @param tenantOf where the data says the tenant, null where the key begins with it
 * @param own whether this service itself wrote it: then its schema is not looked at again
 */
public record EventType<E>(
        String name, Class<E> as, @Nullable Function<E, String> tenantOf, boolean own) {
    private static final String PREFIX = "io.fairlead.";

    public EventType {
        if (!name.startsWith(PREFIX)) throw new IllegalArgumentException("'%s' is no event of ours".formatted(name));
    }

    public EventType(String name, Class<E> as) {
        this(name, as, null, false);
    }

    /** What a service tells itself, under keys that do not begin with a tenant. */
    public static <E> EventType<E> own(String name, Class<E> as, Function<E, String> tenantOf) {
        return new EventType<>(name, as, tenantOf, true);
    }

    String schema() {
        return "schemas/" + name.substring(PREFIX.length()) + ".json";
    }
}
