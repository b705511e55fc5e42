package io.fairlead.deploy;

import io.fairlead.deploy.cluster.ClusterCommand;
import io.fairlead.deploy.command.Commands;
import io.fairlead.deploy.infrastructure.InfrastructureCommand;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Starts and looks after the suite on one machine. */
@Command(
        name = "fairlead",
        description = "Runs the integration suite on this machine.",
        mixinStandardHelpOptions = true,
        subcommands = {InfrastructureCommand.class, ClusterCommand.class})
public final class Launcher {

    /** Kafka's client logs each attempt to reach a broker that is only starting; what counts comes as an exception. */
    private static final Logger KAFKA_CLIENT = Logger.getLogger("org.apache.kafka");

    private Launcher() {}

    public static void main(String[] arguments) {
        KAFKA_CLIENT.setLevel(Level.OFF);
        System.exit(Commands.addTo(new CommandLine(new Launcher())).execute(arguments));
    }
}
