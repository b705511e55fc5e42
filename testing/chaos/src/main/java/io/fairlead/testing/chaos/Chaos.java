package io.fairlead.testing.chaos;

import io.fairlead.deploy.console.Console;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Kills parts of a suite of its own while it works, and counts what became of the work. */
@Command(
        name = "chaos",
        description = "Kills parts of a suite of its own under load; docs/chaos.md says how to read what it prints.",
        mixinStandardHelpOptions = true,
        subcommands = {WebhookCommand.class, SyncCommand.class})
final class Chaos {

    /** Kafka's client logs each attempt to reach a broker that was killed. */
    private static final Logger KAFKA_CLIENT = Logger.getLogger("org.apache.kafka");

    private Chaos() {}

    public static void main(String[] arguments) {
        KAFKA_CLIENT.setLevel(Level.OFF);
        var console = Console.standard(System.getenv());
        System.exit(new CommandLine(new Chaos())
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    console.bad(String.valueOf(failure.getMessage()));
                    return CommandLine.ExitCode.SOFTWARE;
                })
                .execute(arguments));
    }
}
