package io.fairlead.deploy.command;

import io.fairlead.deploy.suite.Down;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "down",
        description = {
            "Stops everything; no process and no record of one is left.",
            "Data, logs and secrets stay for the next up, in FAIRLEAD_DATA (.fairlead in the clone)."
        })
final class DownCommand implements Callable<Integer> {

    @Option(names = "--wipe", description = "Throw data, logs and secrets away as well.")
    private boolean wipe;

    @Override
    public Integer call() {
        var workplace = Workplace.here();
        new Down(workplace.suite(), workplace.console()).run(wipe);
        workplace.console().line("Everything is down.");
        return 0;
    }
}
