package io.fairlead.testing.simulators.twin;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Header names in any case, one value each. */
public final class Headers {

    private final Map<String, String> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    public Headers(Iterable<Map.Entry<String, String>> entries) {
        entries.forEach(entry -> values.putIfAbsent(entry.getKey(), entry.getValue()));
    }

    public static Headers of(Map<String, String> values) {
        return new Headers(values.entrySet());
    }

    public Optional<String> first(String name) {
        return Optional.ofNullable(values.get(name));
    }

    public List<String> names() {
        return List.copyOf(Collections.unmodifiableSet(values.keySet()));
    }
}
