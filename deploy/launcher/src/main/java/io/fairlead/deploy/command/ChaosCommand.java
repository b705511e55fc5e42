package io.fairlead.deploy.command;

import io.fairlead.deploy.part.Java;
import io.fairlead.deploy.suite.Refused;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

@Command(
        name = "chaos",
        customSynopsis = "./fairlead chaos webhook|sync [<option>…]",
        description = {
            "Kills parts of a suite of its own while it works, proves that it hurt, waits until all is well again, and",
            "counts in the end what became of the work. It lets a running suite be, and takes its own down.",
            "webhook: --kills=<n> --events=<n> --seed=<n>",
            "sync: --kills=<n> --users=<n> --seed=<n>; docs/chaos.md explains."
        })
final class ChaosCommand implements Callable<Integer> {

    private static final Duration TAKES_ITS_SUITE_DOWN = Duration.ofMinutes(2);

    @Unmatched
    private List<String> arguments = new ArrayList<>();

    @Override
    public Integer call() throws IOException, InterruptedException {
        var settings = Workplace.here().settings();
        var programs = settings.chaos()
                .orElseThrow(() -> new Refused("say what to hurt: ./fairlead chaos webhook or ./fairlead chaos sync"));
        List<String> command = new ArrayList<>(List.of(
                Java.executable(),
                "-Xmx2g",
                "-XX:+UseSerialGC",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-cp",
                programs.resolve(Path.of("testing", "chaos", "chaos", "lib", "*"))
                        .toString(),
                "io.fairlead.testing.chaos.Chaos"));
        command.addAll(arguments);
        var run = new ProcessBuilder(command)
                .directory(settings.root().toFile())
                .inheritIO()
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(run), "end of the chaos"));
        return run.waitFor();
    }

    /** Whoever is told to end waits for the other suite to be down, so that nothing is left behind the prompt. */
    private static void end(Process run) {
        run.destroy();
        try {
            run.waitFor(TAKES_ITS_SUITE_DOWN.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
