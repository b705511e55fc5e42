package io.fairlead.monitoring.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Property 25: response times are tracked by percentiles that are right. */
class DurationSketchTest {
    private static final double[] SHARES = {0, 0.5, 0.95, 0.99, 1};

    @Property(tries = 300)
    void everyPercentileIsWithinOnePercentOfTheExactOne(@ForAll("durations") List<Long> durations) {
        DurationSketch sketch = sketchOf(durations);

        for (double share : SHARES) {
            double exact = exact(durations, share);
            assertThat(sketch.percentile(share)).isCloseTo(exact, within(0.01 * exact + 1e-9));
        }
    }

    @Property(tries = 200)
    void sketchesOfPartsMergeToTheSketchOfTheWhole(
            @ForAll("durations") List<Long> first, @ForAll("durations") List<Long> second) {
        DurationSketch merged = DurationSketch.decode(sketchOf(first).encode());
        merged.merge(DurationSketch.decode(sketchOf(second).encode()));

        List<Long> all = new ArrayList<>(first);
        all.addAll(second);
        DurationSketch whole = sketchOf(all);
        assertThat(merged.count()).isEqualTo(all.size());
        for (double share : SHARES) assertThat(merged.percentile(share)).isEqualTo(whole.percentile(share));
    }

    @Provide
    Arbitrary<List<Long>> durations() {
        Arbitrary<Long> anyTime = Arbitraries.oneOf(
                Arbitraries.longs().between(0, 50),
                Arbitraries.longs().between(0, 30_000),
                Arbitraries.longs().between(0, 3_600_000));
        return anyTime.list().ofMinSize(1).ofMaxSize(400);
    }

    private static DurationSketch sketchOf(List<Long> durations) {
        DurationSketch sketch = DurationSketch.empty();
        durations.forEach(sketch::add);
        return sketch;
    }

    private static double exact(List<Long> durations, double share) {
        return durations.stream()
                .sorted()
                .toList()
                .get((int) Math.floor(share * (durations.size() - 1)))
                .doubleValue();
    }
}
