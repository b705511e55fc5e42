package io.fairlead.connector.engine.http;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/** Header fields; names are compared without regard to case. Never prints a value. */
public final class Headers {
    public static final Headers NONE = new Headers(new TreeMap<>(String.CASE_INSENSITIVE_ORDER));

    private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    private static final Pattern VALUE = Pattern.compile("[\\x20-\\x7e\\t]*");

    private final Map<String, List<String>> fields;

    private Headers(Map<String, List<String>> fields) {
        this.fields = fields;
    }

    /** Whether the text can be a field's value at all; a line break would begin a field of its own. */
    public static boolean canHold(String value) {
        return VALUE.matcher(value).matches();
    }

    /** These headers with this field alone under its name. */
    public Headers with(String name, String value) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("'%s' cannot be the name of a header".formatted(name));
        }
        if (!canHold(value)) {
            throw new IllegalArgumentException("the header '%s' cannot hold this value".formatted(name));
        }
        var copy = copy();
        copy.put(name, List.of(value.strip()));
        return new Headers(copy);
    }

    /** What a provider sent, as it is. */
    public static Headers received(Iterable<Map.Entry<String, String>> entries) {
        var received = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
        for (var entry : entries) {
            received.computeIfAbsent(entry.getKey(), name -> new ArrayList<>()).add(entry.getValue());
        }
        received.replaceAll((name, values) -> List.copyOf(values));
        return new Headers(received);
    }

    public Optional<String> first(String name) {
        return all(name).stream().findFirst();
    }

    public List<String> all(String name) {
        return fields.getOrDefault(name, List.of());
    }

    public void forEach(BiConsumer<String, String> action) {
        fields.forEach((name, values) -> values.forEach(value -> action.accept(name, value)));
    }

    private Map<String, List<String>> copy() {
        var copy = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
        copy.putAll(fields);
        return copy;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Headers headers && fields.equals(headers.fields);
    }

    @Override
    public int hashCode() {
        return fields.hashCode();
    }

    @Override
    public String toString() {
        return Collections.unmodifiableSet(fields.keySet()).toString();
    }
}
