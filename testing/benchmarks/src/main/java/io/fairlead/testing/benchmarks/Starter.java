package io.fairlead.testing.benchmarks;

import io.fairlead.deploy.part.Ports;
import io.fairlead.testing.benchmarks.process.MeasuredProcess;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A program that is started over and over, without and with an AOT cache, and how long it took. */
final class Starter {

    private final String name;
    private final Path cache;
    private final Train train;
    private final Begin begin;
    private final Await await;
    private final Starts without = Starts.none();
    private final Starts with = Starts.none();

    /** Leaves the AOT cache in this file. */
    interface Train {
        void leave(Path cache);
    }

    /** Starts the program on a port, with these options of the JVM. */
    interface Begin {
        MeasuredProcess start(int port, List<String> jvm);
    }

    /** Returns at the first answer that counts. */
    interface Await {
        void firstAnswer(MeasuredProcess process, int port);
    }

    record Starts(List<Double> millis, List<Double> cpuMillis, List<Double> memory) {

        static Starts none() {
            return new Starts(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }
    }

    Starter(String name, Path cache, Train train, Begin begin, Await await) {
        this.name = name;
        this.cache = cache;
        this.train = train;
        this.begin = begin;
        this.await = await;
    }

    String name() {
        return name;
    }

    Starts without() {
        return without;
    }

    Starts with() {
        return with;
    }

    void train() {
        train.leave(cache);
    }

    void measure() {
        start(List.of(), without);
        start(AotCache.use(cache), with);
    }

    private void start(List<String> jvm, Starts starts) {
        int port = Ports.free(1).getFirst();
        long begun = System.nanoTime();
        try (var process = begin.start(port, jvm)) {
            await.firstAnswer(process, port);
            starts.millis().add((System.nanoTime() - begun) / 1e6);
            starts.cpuMillis().add(process.cpu().toNanos() / 1e6);
            starts.memory().add((double) process.memory());
        }
    }
}
