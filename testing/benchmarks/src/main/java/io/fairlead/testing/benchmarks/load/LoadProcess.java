package io.fairlead.testing.benchmarks.load;

import io.fairlead.testing.benchmarks.process.MeasuredProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;

/** The load generator, seen from the benchmark. */
public final class LoadProcess implements AutoCloseable {

    private final MeasuredProcess process;
    private final BufferedReader outcomes;
    private final PrintStream wishes;

    public LoadProcess(MeasuredProcess process) {
        this.process = process;
        this.outcomes = process.output();
        this.wishes = process.input();
    }

    public Outcome send(Wish wish) {
        wishes.println(wish.line());
        return Outcome.parse(answer());
    }

    private String answer() {
        try {
            String line = outcomes.readLine();
            if (line == null) {
                throw new IllegalStateException("the load generator has ended");
            }
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
