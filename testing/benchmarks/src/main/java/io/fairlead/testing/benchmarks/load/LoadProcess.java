package io.fairlead.testing.benchmarks.load;

import io.fairlead.testing.benchmarks.process.MeasuredProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;

/** A load generator, seen from the benchmark. */
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
        return outcome(wish.line());
    }

    /** What it answers to a line that makes it work. */
    public Outcome outcome(String line) {
        return Outcome.parse(ask(line));
    }

    /** A line that the process understands, and the line it answers with. */
    public String ask(String line) {
        wishes.println(line);
        return answer();
    }

    private String answer() {
        try {
            String line = outcomes.readLine();
            if (line == null) {
                throw new IllegalStateException("the load generator has ended:%n%s".formatted(process.said()));
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
