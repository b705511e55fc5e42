package io.fairlead.deploy.command;

import io.fairlead.deploy.part.PartFailed;
import io.fairlead.deploy.settings.InvalidSetting;
import io.fairlead.deploy.settings.Settings;
import io.fairlead.deploy.suite.Refused;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** The commands of {@code ./fairlead} and what they have in common. */
public final class Commands {

    private static final int FAILED = 1;
    private static final int WRONG_USE = 2;

    private static final String WHAT_RUNS =
            "\nWhat runs already stays for the next ./fairlead up; ./fairlead down stops it.";

    private Commands() {}

    /** Adds the commands and the settings' help to the launcher's command line. */
    public static CommandLine addTo(CommandLine launcher) {
        launcher.addSubcommand(new UpCommand())
                .addSubcommand(new DownCommand())
                .addSubcommand(new StatusCommand())
                .addSubcommand(new LogsCommand())
                .addSubcommand(new TokenCommand())
                .addSubcommand(new DemoCommand())
                .addSubcommand(new SyncCommand())
                .addSubcommand(new TestCommand())
                .addSubcommand(new BenchCommand())
                .addSubcommand(new ChaosCommand())
                .addSubcommand(new SuperviseCommand());
        launcher.getSubcommands().values().forEach(Commands::describe);
        launcher.setExecutionExceptionHandler((failure, command, _) -> explain(failure, command));
        launcher.setUsageHelpWidth(110);
        return launcher;
    }

    private static void describe(CommandLine command) {
        var specification = command.getCommandSpec();
        specification.mixinStandardHelpOptions(true);
        specification
                .usageMessage()
                .footerHeading("%nEnvironment (default):%n")
                .footer(Settings.describe().stream().map(line -> "  " + line).toArray(String[]::new));
    }

    private static int explain(Exception failure, CommandLine command) throws Exception {
        return switch (failure) {
            case Refused refused -> complain(command, refused.getMessage(), FAILED);
            case PartFailed failed -> complain(command, failed.getMessage() + WHAT_RUNS, FAILED);
            case InvalidSetting invalid -> complain(command, invalid.getMessage(), WRONG_USE);
            default -> throw failure;
        };
    }

    private static int complain(CommandLine command, @Nullable String message, int status) {
        command.getErr().println("fairlead: " + message);
        command.getErr().flush();
        return status;
    }
}
