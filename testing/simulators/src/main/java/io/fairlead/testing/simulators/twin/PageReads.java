package io.fairlead.testing.simulators.twin;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** How often each page of the provider's lists was served. Of so many pages; reads of others are counted together. */
public final class PageReads {

    private static final int MOST = 10_000;

    private final Map<Page, Integer> times = new LinkedHashMap<>();
    private long others;

    public record Page(String path, int offset, int limit, String filter) {}

    public void count(Page page) {
        if (times.size() < MOST || times.containsKey(page)) {
            times.merge(page, 1, Integer::sum);
        } else {
            others++;
        }
    }

    public Map<Page, Integer> times() {
        return Collections.unmodifiableMap(times);
    }

    public long others() {
        return others;
    }

    public void clear() {
        times.clear();
        others = 0;
    }
}
