package io.fairlead.deploy.command;

import io.fairlead.deploy.suite.Replicas;
import io.fairlead.deploy.suite.Up;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "up",
        description = {
            "Starts everything, runs the demonstration, says what is where, and looks after it until Ctrl-C.",
            "On a running suite it mends what is missing and replaces what has changed."
        })
final class UpCommand implements Callable<Integer> {

    @Option(names = "--detach", description = "Return when all is ready; a process left behind looks after it.")
    private boolean detach;

    @Option(names = "--fresh", description = "Stop everything and throw all data away first.")
    private boolean fresh;

    @Option(names = "--no-demo", description = "Do not run the demonstration.")
    private boolean noDemo;

    @Option(names = "--no-restart", description = "Leave alone what ends by itself.")
    private boolean noRestart;

    @Option(
            names = "--replicas",
            paramLabel = "[<service>=]N",
            description = "Run N processes (1 to 8) of every service, or of one; further ones take free ports.")
    private List<String> replicas = new ArrayList<>();

    @Override
    public Integer call() throws InterruptedException {
        var begin = System.nanoTime();
        var workplace = Workplace.here();
        var up = new Up(workplace.suite(), workplace.console(), Replicas.parse(replicas));
        Up.Welcome welcome = _ -> {
            var ready = Duration.ofNanos(System.nanoTime() - begin);
            var shown = noDemo || DemoCommand.run(workplace);
            if (shown) {
                new Tour(workplace).print(ready);
            } else {
                workplace.console().line("The suite runs on: ./fairlead status, logs, demo; ./fairlead down stops it.");
            }
            return shown;
        };
        var good = detach ? up.detached(fresh, !noRestart, welcome) : up.inForeground(fresh, !noRestart, welcome);
        return good ? 0 : 1;
    }
}
