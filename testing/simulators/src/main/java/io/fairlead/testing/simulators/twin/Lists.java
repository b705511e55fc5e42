package io.fairlead.testing.simulators.twin;

import java.util.Optional;

/** Which calls ask for a page of a list, where a provider turns pages by offset. */
public interface Lists {

    Optional<Page> page(Call call);

    /**
     * What was asked for.
     *
     * @param before the call for the page before this one; nothing for the first
     */
    record Page(Optional<Call> before) {}

    /** What was served. */
    PageReads reads();
}
