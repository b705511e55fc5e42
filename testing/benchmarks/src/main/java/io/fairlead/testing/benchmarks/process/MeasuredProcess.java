package io.fairlead.testing.benchmarks.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process of this benchmark, which is gone when the benchmark is. */
public final class MeasuredProcess implements AutoCloseable {

    /** A process that records an AOT cache puts it together when it ends. */
    private static final Duration GRACE = Duration.ofSeconds(60);

    private static final Duration LONGEST_RUN = Duration.ofMinutes(3);
    private static final int LAST_LINES = 30;
    private static final long KIB = 1024;

    private final Process process;
    private final Path log;
    private final Thread atExit;

    private MeasuredProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
        this.atExit = new Thread(process::destroyForcibly, "end of " + process.pid());
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /** A service: what it writes goes to the log. */
    public static MeasuredProcess service(List<String> command, Path log) {
        return start(
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile())),
                log);
    }

    /** A program of the benchmark's own, which is talked to by its standard input and output; it has said it is ready. */
    public static MeasuredProcess program(List<String> command, Path log) {
        var program = start(new ProcessBuilder(command).redirectError(log.toFile()), log);
        try {
            if (!"ready".equals(program.output().readLine())) {
                throw new IllegalStateException("%s did not start:%n%s".formatted(command, program.said()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return program;
    }

    private static MeasuredProcess start(ProcessBuilder builder, Path log) {
        try {
            return new MeasuredProcess(builder.start(), log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of a process that ends by itself, and well. */
    public void awaitEnd() {
        try {
            if (!process.waitFor(LONGEST_RUN.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IllegalStateException("it did not end well:%n%s".formatted(said()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public BufferedReader output() {
        return process.inputReader(StandardCharsets.UTF_8);
    }

    public PrintStream input() {
        return new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
    }

    /** Processor time of all its threads since it began. */
    public Duration cpu() {
        return process.info()
                .totalCpuDuration()
                .orElseThrow(() -> new IllegalStateException("it has ended; see " + log));
    }

    /** Its resident memory in MiB. */
    public long memory() {
        try (var lines = Files.lines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                            .map(line -> line.replaceAll("\\D", ""))
                            .mapToLong(Long::parseLong)
                            .findFirst()
                            .orElseThrow()
                    / KIB;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The end of what it wrote. */
    public String said() {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A service under load fills a disk; it appends, so what it writes next is at the beginning again. */
    public void emptyLog() {
        try (var file = FileChannel.open(log, StandardOpenOption.WRITE)) {
            file.truncate(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(GRACE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().removeShutdownHook(atExit);
    }
}
