package io.fairlead.testing.chaos.kill;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** What to do in which order; a seed decides, so that a run can be had again. */
public record KillPlan(List<Step> steps) {

    private static final int SHORTEST_MILLIS = 500;
    private static final int LONGEST_MILLIS = 5000;

    public KillPlan {
        steps = List.copyOf(steps);
    }

    /**
     * One injury.
     *
     * @param at when it comes, from 0 to 1 of the work that is left to come before it
     */
    public record Step(Injury injury, double at) {}

    /** Every part is hit before one is hit again; half of the injuries kill and half stop. */
    public static KillPlan of(List<String> parts, int kills, long seed) {
        var random = new Random(seed);
        List<String> targets = new ArrayList<>();
        while (targets.size() < kills) {
            targets.addAll(shuffled(parts, random));
        }
        List<Boolean> deadly = shuffled(
                IntStream.range(0, kills).mapToObj(number -> number % 2 == 0).toList(), random);
        return new KillPlan(IntStream.range(0, kills)
                .mapToObj(number ->
                        new Step(injury(targets.get(number), deadly.get(number), random), random.nextDouble()))
                .toList());
    }

    private static Injury injury(String part, boolean deadly, Random random) {
        return deadly
                ? new Injury.Kill(part)
                : new Injury.Stop(part, Duration.ofMillis(random.nextInt(SHORTEST_MILLIS, LONGEST_MILLIS + 1)));
    }

    private static <T> List<T> shuffled(List<T> list, Random random) {
        List<T> copy = new ArrayList<>(list);
        Collections.shuffle(copy, random);
        return copy;
    }
}
