package io.fairlead.testing.chaos.kill;

import java.util.concurrent.CompletableFuture;

/** The work that goes on while parts are hit. */
public interface Load {

    /** How much is under way that the part has to do with. */
    int inFlight(String part);

    /** How much was done so far. */
    long done();

    /** When something is done that was begun after this moment; both by {@link System#nanoTime}. */
    CompletableFuture<Long> doneAfter(long begun);

    /** The same for something on every way there is. */
    CompletableFuture<Void> doneEverywhereAfter(long begun);
}
