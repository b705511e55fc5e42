package io.fairlead.chassis.event;

/**
 * A CloudEvents type and the record it is read as.
 *
 * @param name such as {@code io.fairlead.provider-call.v1}, whose schema contracts has as {@code provider-call.v1.json}
 */
public record EventType<E>(String name, Class<E> as) {
    private static final String PREFIX = "io.fairlead.";

    public EventType {
        if (!name.startsWith(PREFIX)) throw new IllegalArgumentException("'%s' is no event of ours".formatted(name));
    }

    String schema() {
        return "schemas/" + name.substring(PREFIX.length()) + ".json";
    }
}
