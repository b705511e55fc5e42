package io.fairlead.chassis.page;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param next the cursor of the next page, or null on the last
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Page<T>(List<T> items, @Nullable String next) {

    public Page {
        items = List.copyOf(items);
    }

    /**
     * The page that {@code fetched} rows make, when up to {@link PageRequest#fetch()} of them were asked for.
     *
     * @param list the list's name, the same as given to {@link PageRequest#after}
     * @param position an item's sort key
     */
    public static <T> Page<T> of(
            PageRequest request, List<T> fetched, String list, Function<? super T, List<String>> position) {
        if (fetched.size() <= request.limit()) {
            return new Page<>(fetched, null);
        }
        var items = fetched.subList(0, request.limit());
        return new Page<>(items, new Cursor(list, position.apply(items.getLast())).text());
    }

    /** The same page of other items. */
    public <R> Page<R> map(Function<? super T, ? extends R> view) {
        return new Page<>(items.stream().<R>map(view).toList(), next);
    }
}
