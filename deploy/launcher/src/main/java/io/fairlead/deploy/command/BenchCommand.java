package io.fairlead.deploy.command;

import io.fairlead.deploy.part.Java;
import io.fairlead.deploy.settings.Settings;
import io.fairlead.deploy.suite.Refused;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

@Command(
        name = "bench",
        customSynopsis = "./fairlead bench gateway|webhook|sync|start [<option>…]",
        description = {
            "Measures the packaged services on this machine and prints a line for each figure, its goal beside it.",
            "It starts and stops processes of its own on free ports, and lets a running suite be; yet what else runs here",
            "makes the figures worse.",
            "gateway: --warm-up=<s> --rounds=<n> --seconds=<s> --connections=<n> --rate=<n> --tokens=<n>",
            "webhook: --warm-up=<s> --settle=<s> --rounds=<n> --seconds=<s> --connections=<n> --rate=<n>,…",
            "sync:    --users=<n> --rounds=<n> --warm-up=<n>",
            "start:   --runs=<n> --services=<name>,…",
            "all:     --heap=<MiB> --jvm=<option>; docs/benchmarks.md explains."
        })
final class BenchCommand implements Callable<Integer> {

    @Unmatched
    private List<String> arguments = new ArrayList<>();

    @Override
    public Integer call() throws IOException, InterruptedException {
        var settings = Workplace.here().settings();
        var benchmarks = settings.benchmarks()
                .orElseThrow(
                        () -> new Refused("say what to measure: ./fairlead bench gateway, webhook, sync or start"));
        var suite = settings.suite().orElseThrow(() -> new Refused("the services are not built: ./fairlead build"));
        List<String> command = new ArrayList<>(List.of(
                Java.executable(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-cp",
                benchmarks
                        .resolve(Path.of("testing", "benchmarks", "benchmarks", "lib", "*"))
                        .toString(),
                "io.fairlead.testing.benchmarks.Benchmarks"));
        command.addAll(arguments);
        command.add("--suite=" + suite);
        var builder =
                new ProcessBuilder(command).directory(settings.root().toFile()).inheritIO();
        builder.environment().put(Settings.QUICK_START, "false");
        var benchmark = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(benchmark::destroy, "end of the benchmark"));
        return benchmark.waitFor();
    }
}
