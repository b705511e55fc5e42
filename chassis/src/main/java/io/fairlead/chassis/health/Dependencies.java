package io.fairlead.chassis.health;

import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** All that the service depends on, each asked at most once in a while, however often its state is wanted. */
@ApplicationScoped
class Dependencies {

    private final Map<String, Uni<Boolean>> states;

    Dependencies(@All List<Dependency> all, HealthConfig config) {
        this.states = all.stream().collect(Collectors.toMap(Dependency::name, each -> state(each, config)));
    }

    /** The state of each of {@code names}: up or down. */
    Uni<Map<String, Boolean>> states(List<String> names) {
        var asked = names.stream()
                .map(name -> isUp(name).map(up -> Map.entry(name, up)))
                .toList();
        return Uni.join().all(asked).andFailFast().map(Dependencies::sorted);
    }

    /** Whether {@code need}, one name or several alternatives, is met. */
    Uni<Boolean> isMet(String need) {
        var alternatives = Arrays.stream(need.split("\\|", -1)).map(this::isUp).toList();
        return Uni.join().all(alternatives).andFailFast().map(up -> up.contains(true));
    }

    private Uni<Boolean> isUp(String name) {
        var state = states.get(name);
        if (state == null) {
            throw new IllegalArgumentException(
                    "unknown dependency '%s'; known are %s".formatted(name, states.keySet()));
        }
        return state;
    }

    private static Uni<Boolean> state(Dependency dependency, HealthConfig config) {
        return new FreshState(dependency, config.timeout(), config.freshness(), System::nanoTime).isUp();
    }

    private static Map<String, Boolean> sorted(List<Map.Entry<String, Boolean>> states) {
        var sorted = new TreeMap<String, Boolean>();
        states.forEach(state -> sorted.put(state.getKey(), state.getValue()));
        return sorted;
    }
}
