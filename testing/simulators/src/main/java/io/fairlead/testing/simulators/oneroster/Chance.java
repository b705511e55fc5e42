package io.fairlead.testing.simulators.oneroster;

import java.util.List;

/** Variety that follows from numbers alone. */
final class Chance {

    private Chance() {}

    static <T> T one(List<T> of, int kind, int place) {
        return of.get((int) Math.floorMod(mixed(kind, place), (long) of.size()));
    }

    static boolean every(int times, int kind, int place) {
        return Math.floorMod(mixed(kind, place), (long) times) == 0;
    }

    /** The finish of SplitMix64. */
    static long mixed(int kind, int place) {
        long mixed = ((long) kind << 32 | place) + 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ mixed >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return mixed ^ mixed >>> 31;
    }
}
