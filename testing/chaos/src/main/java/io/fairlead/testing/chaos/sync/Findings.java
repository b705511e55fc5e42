package io.fairlead.testing.chaos.sync;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is wrong, by kind. */
final class Findings {

    private static final int SHOWN = 10;

    private final Map<String, Set<String>> found = new LinkedHashMap<>();

    /** The same twice counts once. */
    synchronized void add(String kind, String what) {
        found.computeIfAbsent(kind, any -> new LinkedHashSet<>()).add(what);
    }

    synchronized int count(String kind) {
        return found.getOrDefault(kind, Set.of()).size();
    }

    synchronized List<String> all() {
        List<String> all = new ArrayList<>();
        found.forEach((kind, each) -> all.add("%d %s: %s"
                .formatted(
                        each.size(),
                        kind,
                        String.join("; ", each.stream().limit(SHOWN).toList()))));
        return all;
    }
}
