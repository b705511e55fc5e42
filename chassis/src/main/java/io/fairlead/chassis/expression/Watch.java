package io.fairlead.chassis.expression;

import com.dashjoin.jsonata.Jsonata.EntryCallback;
import com.dashjoin.jsonata.Jsonata.ExitCallback;
import com.dashjoin.jsonata.Jsonata.Frame;
import io.fairlead.chassis.expression.ExpressionFailed.Kind;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Counts what one evaluation uses and stops it at the first bound it meets. Not shared between evaluations. */
final class Watch {

    private record Extent(long size, int depth) {}

    private static final Extent LEAF = new Extent(1, 0);
    private static final int ENTRIES_PER_LOOK_AT_THE_CLOCK = 64;
    private static final int ITEMS_PER_STEP = 4;

    private final ExpressionLimits limits;
    private final long deadline;
    /** A value may be shared by many others, so its extent is counted once and looked up from then on. */
    private final IdentityHashMap<Object, Extent> extents = new IdentityHashMap<>();

    private long steps;
    private long entries;
    private int depth;

    Watch(ExpressionLimits limits) {
        this.limits = limits;
        this.deadline = System.nanoTime() + limits.time().toNanos();
    }

    /** Adds itself to the library's own bounds, which stay in force. */
    void over(Frame frame) {
        frame.setRuntimeBounds(limits.time().toMillis(), limits.depth());
        EntryCallback entry = (EntryCallback) frame.lookup("__evaluate_entry");
        ExitCallback exit = (ExitCallback) frame.lookup("__evaluate_exit");
        frame.setEvaluateEntryCallback((symbol, input, environment) -> {
            entered();
            entry.callback(symbol, input, environment);
        });
        frame.setEvaluateExitCallback((symbol, input, environment, result) -> {
            depth--;
            check(result);
            if (result instanceof List<?> list) {
                spend(list.size() / ITEMS_PER_STEP);
            }
            exit.callback(symbol, input, environment, result);
        });
    }

    void check(@Nullable Object value) {
        if (value instanceof Pattern) {
            throw new Breach(Kind.REFUSED, "a regular expression is not allowed at this place");
        }
        if (value instanceof String text && text.length() > limits.text()) {
            throw new Breach(Kind.SIZE, "a string grew past %d characters".formatted(limits.text()));
        }
        if (value instanceof List<?> || value instanceof Map<?, ?>) {
            extent(value, 0);
        }
    }

    private void entered() {
        spend(1);
        if (++depth > limits.depth()) {
            throw new Breach(Kind.EFFORT, "calls are nested deeper than %d levels".formatted(limits.depth()));
        }
        if (++entries % ENTRIES_PER_LOOK_AT_THE_CLOCK == 0 && System.nanoTime() - deadline > 0) {
            throw new Breach(
                    Kind.EFFORT,
                    "took longer than %d ms"
                            .formatted(
                                    TimeUnit.NANOSECONDS.toMillis(limits.time().toNanos())));
        }
    }

    /** Lists count as well: the library may join as many of them as it evaluated before anyone sees the whole. */
    private void spend(int more) {
        steps += more;
        if (steps > limits.steps()) {
            throw new Breach(Kind.EFFORT, "more than %d steps".formatted(limits.steps()));
        }
    }

    private Extent extent(@Nullable Object value, int level) {
        return switch (value) {
            case String text -> new Extent(1L + text.length(), 0);
            case List<?> list -> counted(list, list, list.size(), level);
            case Map<?, ?> map -> counted(map, map.values(), map.size(), level);
            case null, default -> LEAF;
        };
    }

    private Extent counted(Object container, Iterable<?> members, int count, int level) {
        if (count > limits.items()) {
            throw new Breach(Kind.SIZE, "a list grew past %d items".formatted(limits.items()));
        }
        Extent known = extents.get(container);
        if (known != null) {
            return known;
        }
        if (level > limits.depth()) {
            throw new Breach(Kind.SIZE, "a value is nested deeper than %d levels".formatted(limits.depth()));
        }
        long size = 1;
        int deepest = 0;
        for (Object member : members) {
            Extent extent = extent(member, level + 1);
            size += extent.size();
            deepest = Math.max(deepest, extent.depth());
        }
        if (container instanceof Map<?, ?> map) {
            for (Object key : map.keySet()) {
                size += String.valueOf(key).length();
            }
        }
        if (size > limits.size() || deepest >= limits.depth()) {
            throw new Breach(
                    Kind.SIZE, "a value grew past %d characters or %d levels".formatted(limits.size(), limits.depth()));
        }
        Extent extent = new Extent(size, deepest + 1);
        extents.put(container, extent);
        return extent;
    }
}
