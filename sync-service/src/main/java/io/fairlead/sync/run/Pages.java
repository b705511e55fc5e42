package io.fairlead.sync.run;

import io.fairlead.sync.provider.Answer.Page;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a page says about the walk through its stream: whether it can be trusted, and where to go on. */
final class Pages {
    /** How often a page that comes empty before the told end is asked for again before that is taken for the end. */
    private static final int DOUBTS = 3;

    private Pages() {}

    /**
     * What is wrong with a page; null when nothing is.
     *
     * @param before the keys of the page before it
     */
    static @Nullable String doubt(StoredStream stream, Page page, List<String> keys, Set<String> before, int failures) {
        if (!keys.isEmpty() && before.size() == Set.copyOf(keys).size() && before.containsAll(keys))
            return "The provider gave the same page again";
        boolean endsEarly = page.next() == null
                && page.total() != null
                && page.items().isEmpty()
                && stream.rounds() == 0
                && stream.againFrom() == null
                && stream.counts().read() < page.total();
        return endsEarly && failures < DOUBTS
                ? "The provider told of %d records and stopped after %d"
                        .formatted(page.total(), stream.counts().read())
                : null;
    }

    /**
     * The page from which on the stream has to be read again at its end: records moved while it was read, as the total or
     * the page's keys tell. Null when they did not.
     */
    static @Nullable Integer againFrom(StoredStream stream, Page page, List<String> keys, Set<String> before) {
        int number = stream.pages() + 1;
        Long known = stream.total();
        Long told = page.total();
        boolean changed = known != null && told != null && !known.equals(told);
        boolean moved = number > stream.roundFrom() && (changed || keys.stream().anyMatch(before::contains));
        if (!moved) return stream.againFrom();
        long lost = known == null || told == null ? 0 : Math.max(0, known - told);
        long size = Math.max(1, before.size());
        int from = (int) Math.max(stream.roundFrom(), number - 1 - (lost + size - 1) / size);
        return stream.againFrom() == null ? from : Math.min(from, stream.againFrom());
    }
}
