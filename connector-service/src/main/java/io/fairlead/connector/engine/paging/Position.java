package io.fairlead.connector.engine.paging;

/**
 * A place in a list, in the words of the provider.
 *
 * @param after an offset, a page's number, or the item to go on after; empty at the beginning where that needs no word
 */
public record Position(String after, int size) {

    long number() {
        return Long.parseLong(after);
    }

    Position resized(int other) {
        return new Position(after, other);
    }
}
