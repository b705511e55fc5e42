package io.fairlead.testing.chaos.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class KillPlanTest {

    private static final List<String> PARTS =
            List.of("webhook-service", "webhook-service-2", "postgres", "redis", "kafka");

    @Property
    void isTheSameForTheSameSeed(@ForAll long seed, @ForAll @IntRange(min = 1, max = 50) int kills) {
        assertThat(KillPlan.of(PARTS, kills, seed)).isEqualTo(KillPlan.of(PARTS, kills, seed));
    }

    @Property
    void hitsEveryPartBeforeOneIsHitAgain(@ForAll long seed, @ForAll @IntRange(min = 1, max = 10) int rounds) {
        var hit = KillPlan.of(PARTS, rounds * PARTS.size(), seed).steps().stream()
                .map(step -> step.injury().part())
                .toList();

        for (int round = 0; round < rounds; round++) {
            assertThat(hit.subList(round * PARTS.size(), (round + 1) * PARTS.size()))
                    .containsExactlyInAnyOrderElementsOf(PARTS);
        }
    }

    @Property
    void killsHalfAndStopsHalf(@ForAll long seed, @ForAll @IntRange(min = 1, max = 25) int half) {
        var steps = KillPlan.of(PARTS, 2 * half, seed).steps();

        assertThat(steps)
                .filteredOn(step -> step.injury() instanceof Injury.Kill)
                .hasSize(half);
    }

    @Property
    void stopsForHalfASecondToFive(@ForAll long seed) {
        assertThat(KillPlan.of(PARTS, 50, seed).steps()).allSatisfy(step -> {
            assertThat(step.at()).isBetween(0.0, 1.0);
            if (step.injury() instanceof Injury.Stop(var _, var length)) {
                assertThat(length).isBetween(Duration.ofMillis(500), Duration.ofSeconds(5));
            }
        });
    }
}
