package io.fairlead.testing.chaos.sync;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Draws what happens in one run after the other: the same from the same seed. */
final class Lot {

    private static final int FULL_OF_TEN = 4;
    private static final int INCREMENTAL_OF_TEN = 8;
    private static final int MOST_STREAMS = 3;
    private static final int MOST_FAULTS = 2;

    private final Random random;
    private boolean begun;

    Lot(long seed) {
        this.random = new Random(seed);
    }

    /** The first is a full one: records come to be. */
    Wanted wanted() {
        var drawn = begun ? random.nextInt(10) : 0;
        begun = true;
        if (drawn < FULL_OF_TEN) {
            return Wanted.FULL;
        }
        if (drawn < INCREMENTAL_OF_TEN) {
            return Wanted.INCREMENTAL;
        }
        List<String> streams = new ArrayList<>(Roster.STREAMS);
        Collections.shuffle(streams, random);
        return new Wanted(random.nextBoolean(), streams.subList(0, 1 + random.nextInt(MOST_STREAMS)));
    }

    Set<Fault> faults() {
        Set<Fault> faults = EnumSet.noneOf(Fault.class);
        for (int more = random.nextInt(MOST_FAULTS + 1); more > 0; more--) {
            faults.add(Fault.BRIEF.get(random.nextInt(Fault.BRIEF.size())));
        }
        return faults;
    }

    /** The seed of a day at the provider's office. */
    int day() {
        return random.nextInt(Integer.MAX_VALUE);
    }

    /** After how many pages of a run the office is at work again. */
    int pages(Wanted wanted) {
        return 1 + random.nextInt(wanted.full() ? 60 : 10);
    }
}
