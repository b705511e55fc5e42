package io.fairlead.connector.engine.manifest;

import com.fasterxml.jackson.core.JsonPointer;
import org.jspecify.annotations.Nullable;

/**
 * How a list is read page by page. A caller's input has {@code limit} (else {@link #size()}, never above
 * {@link #maxSize()}) and {@code cursor}, both of which the engine turns into the provider's own parameters.
 */
public sealed interface Paging {

    String LIMIT = "limit";
    String CURSOR = "cursor";

    /** The query parameter that carries the number of items of a page. */
    String sizeParam();

    /** Items of a page when the caller does not say. */
    int size();

    /** The largest page the provider serves. */
    int maxSize();

    /**
     * Skips a number of items.
     *
     * @param totalHeader the response header with the number of all items
     * @param total where in the body it stands instead; without either, a page shorter than asked for is the last
     */
    record ByOffset(
            String sizeParam,
            int size,
            int maxSize,
            String offsetParam,
            @Nullable String totalHeader,
            @Nullable JsonPointer total)
            implements Paging {
        public ByOffset {
            checkSizes(size, maxSize);
        }
    }

    /**
     * Goes on after the last item seen.
     *
     * @param cursorParam the query parameter that names that item; left out on the first page
     * @param cursor where the name stands in a provider's item
     * @param more where the body says whether anything follows
     */
    record ByCursor(String sizeParam, int size, int maxSize, String cursorParam, JsonPointer cursor, JsonPointer more)
            implements Paging {
        public ByCursor {
            checkSizes(size, maxSize);
        }
    }

    /**
     * Counts pages from 1.
     *
     * @param total where the body has the number of all items; without it, a page shorter than asked for is the last
     */
    record ByPage(
            String sizeParam,
            int size,
            int maxSize,
            String pageParam,
            @Nullable JsonPointer total) implements Paging {
        public ByPage {
            checkSizes(size, maxSize);
        }
    }

    private static void checkSizes(int size, int maxSize) {
        InvalidManifest.unless(0 < size && size <= maxSize, "a page of %d items does not fit in %d", size, maxSize);
    }
}
