package io.fairlead.deploy;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Starts and looks after the suite on one machine. */
@Command(
        name = "fairlead",
        description = "Runs the integration suite on this machine.",
        mixinStandardHelpOptions = true,
        subcommands = {})
public final class Launcher {

    private Launcher() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Launcher()).execute(arguments));
    }
}
