package io.fairlead.testing.benchmarks.load;

/** What a load consists of. Each event loop has one of its own. */
public interface Requests {

    /**
     * The next one, asked for when it is sent.
     *
     * @param due when it was to be sent, in nanoseconds of the clock of {@link System#nanoTime()}
     */
    Request next(long due);
}
