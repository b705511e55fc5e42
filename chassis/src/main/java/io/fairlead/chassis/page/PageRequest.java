package io.fairlead.chassis.page;

import io.fairlead.chassis.problem.Failure;
import io.fairlead.contracts.problem.ProblemCode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How much of a list a client asks for, and from where. */
public record PageRequest(int limit, @Nullable String cursor) {

    public static final int DEFAULT_LIMIT = 50;
    public static final int LARGEST_LIMIT = 500;

    public PageRequest {
        if (limit < 1 || limit > LARGEST_LIMIT) {
            throw wrongLimit();
        }
    }

    /** The first page in its usual size. */
    public static PageRequest first() {
        return new PageRequest(DEFAULT_LIMIT, null);
    }

    /**
     * From the query parameters {@code limit} and {@code cursor} as they came.
     *
     * @throws Failure {@code invalid-parameter} naming the parameter
     */
    public static PageRequest of(@Nullable String limit, @Nullable String cursor) {
        return new PageRequest(limit == null ? DEFAULT_LIMIT : number(limit), cursor);
    }

    /**
     * The sort key after which the page begins, empty for the first page.
     *
     * @param list the list's name, the same as given to {@link Page#of}
     * @param parts how many parts its sort key has
     * @throws Failure {@code invalid-cursor} when the cursor is not one of this list
     */
    public Optional<List<String>> after(String list, int parts) {
        return Optional.ofNullable(cursor)
                .map(text -> Cursor.read(text, list, parts).position());
    }

    /** How many rows to fetch: one more than the page has, to know whether another follows. */
    public int fetch() {
        return limit + 1;
    }

    private static int number(String limit) {
        try {
            return Integer.parseInt(limit);
        } catch (NumberFormatException e) {
            throw wrongLimit().because(e);
        }
    }

    private static Failure wrongLimit() {
        return Failure.of(
                        ProblemCode.INVALID_PARAMETER,
                        "The parameter 'limit' is a number from 1 to %d.".formatted(LARGEST_LIMIT))
                .with("parameter", "limit");
    }
}
