package io.fairlead.testing.simulators.oneroster;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.testing.simulators.twin.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;
import java.util.function.IntPredicate;

/** Records that follow from their place, held nowhere. Their ids are in the order of their places. */
record Series(String prefix, int size, IntPredicate leavers, Author author) {

    private static final int DIGITS = 7;
    private static final int FIRST = 10_000_000;
    private static final long CHANGED_WITHIN = Duration.ofDays(28).toMillis();

    /** Writes what a record has besides its id, its status and the time of its change. */
    interface Author {
        void write(ObjectNode record, int place);
    }

    static Series of(String prefix, int size, Author author) {
        return new Series(prefix, size, _ -> false, author);
    }

    static String idOf(String prefix, int place) {
        return prefix + Integer.toString(FIRST + place + 1).substring(1);
    }

    String id(int place) {
        return idOf(prefix, place);
    }

    OptionalInt placeOf(String id) {
        if (id.length() != prefix.length() + DIGITS || !id.startsWith(prefix)) {
            return OptionalInt.empty();
        }
        int number = 0;
        for (int at = prefix.length(); at < id.length(); at++) {
            int digit = id.charAt(at) - '0';
            if (digit < 0 || digit > 9) {
                return OptionalInt.empty();
            }
            number = number * 10 + digit;
        }
        return number >= 1 && number <= size ? OptionalInt.of(number - 1) : OptionalInt.empty();
    }

    long changed(int place) {
        return Centre.FIRST_CHANGE.toEpochMilli()
                + Math.floorMod(Chance.mixed(prefix.hashCode(), place), CHANGED_WITHIN);
    }

    ObjectNode record(int place) {
        ObjectNode record = Json.object()
                .put("sourcedId", id(place))
                .put("status", leavers.test(place) ? "tobedeleted" : "active")
                .put("dateLastModified", Timestamp.of(Instant.ofEpochMilli(changed(place))));
        author.write(record, place);
        return record;
    }
}
