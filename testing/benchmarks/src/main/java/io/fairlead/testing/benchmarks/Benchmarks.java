package io.fairlead.testing.benchmarks;

import picocli.CommandLine;
import picocli.CommandLine.Command;

@Command(
        name = "bench",
        description =
                "Measures the packaged services on this machine; docs/benchmarks.md says how to read the figures.",
        mixinStandardHelpOptions = true,
        subcommands = {GatewayBenchmark.class, StartBenchmark.class, SyncBenchmark.class, WebhookBenchmark.class})
final class Benchmarks {

    private Benchmarks() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Benchmarks()).execute(arguments));
    }
}
