package io.fairlead.testing.kit.ledger;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the senders know, kept in three sets that many threads fill at once: what the other side has acknowledged, what
 * it has refused, and what it may or may not have, because its answer was lost.
 */
public final class Ledger {

    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final Set<String> refused = ConcurrentHashMap.newKeySet();
    private final Set<String> unknown = ConcurrentHashMap.newKeySet();

    /** The other side has said that it has it, and must have it from now on. */
    public void acknowledge(String id) {
        acknowledged.add(id);
    }

    /** The other side has said that it does not take it, and must never have it. */
    public void refuse(String id) {
        refused.add(id);
    }

    /** No answer came, or one that does not say. It stays here when it is acknowledged later. */
    public void loseSightOf(String id) {
        unknown.add(id);
    }

    public boolean isAcknowledged(String id) {
        return acknowledged.contains(id);
    }

    public Set<String> acknowledged() {
        return Set.copyOf(acknowledged);
    }

    public int acknowledgements() {
        return acknowledged.size();
    }

    public int refusals() {
        return refused.size();
    }

    /** How many were lost sight of and acknowledged after all. */
    public long foundAgain() {
        return unknown.stream().filter(acknowledged::contains).count();
    }

    /** How many were lost sight of for good. */
    public long neverHeardOfAgain() {
        return unknown.stream().filter(id -> !acknowledged.contains(id)).count();
    }

    /**
     * Compares with what the other side has: acknowledged ⊆ stored ⊆ acknowledged ∪ unknown, refused ∩ stored = ∅, and
     * whatever is stored is stored once and has taken effect once.
     *
     * @param stored the id of everything that is stored, as often as it is
     * @param effects the id of everything that has taken effect, as often as it has
     */
    public Verdict check(Collection<String> stored, Collection<String> effects) {
        Map<String, Long> storedTimes = times(stored);
        Map<String, Long> effectTimes = times(effects);
        Map<Difference.Kind, Stream<String>> found = new LinkedHashMap<>();
        found.put(Difference.Kind.LOST, all(acknowledged, not(storedTimes::containsKey)));
        found.put(Difference.Kind.REFUSED_AND_STORED, all(refused, storedTimes::containsKey));
        found.put(Difference.Kind.NEVER_SENT, all(storedTimes.keySet(), not(this::maybeThere)));
        found.put(Difference.Kind.STORED_AGAIN, all(storedTimes.keySet(), id -> storedTimes.getOrDefault(id, 0L) > 1));
        found.put(Difference.Kind.WITHOUT_EFFECT, all(storedTimes.keySet(), not(effectTimes::containsKey)));
        found.put(Difference.Kind.EFFECT_AGAIN, all(effectTimes.keySet(), id -> effectTimes.getOrDefault(id, 0L) > 1));
        found.put(Difference.Kind.EFFECT_OF_NOTHING, all(effectTimes.keySet(), not(storedTimes::containsKey)));
        return new Verdict(found.entrySet().stream()
                .flatMap(entry -> Difference.of(entry.getKey(), entry.getValue()).stream())
                .toList());
    }

    private boolean maybeThere(String id) {
        return acknowledged.contains(id) || unknown.contains(id) || refused.contains(id);
    }

    private static Map<String, Long> times(Collection<String> ids) {
        return ids.stream().collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    private static Stream<String> all(Set<String> ids, Predicate<String> wanted) {
        return ids.stream().filter(wanted);
    }

    private static Predicate<String> not(Predicate<String> condition) {
        return condition.negate();
    }
}
