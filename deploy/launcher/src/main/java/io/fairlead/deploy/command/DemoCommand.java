package io.fairlead.deploy.command;

import io.fairlead.deploy.demo.Demonstration;
import io.fairlead.deploy.demo.Tokens;
import java.net.http.HttpClient;
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
    public Integer call() throws InterruptedException {
        return run(Workplace.here()) ? 0 : 1;
    }

    static boolean run(Workplace workplace) throws InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            var tokens = new Tokens(http, workplace.keycloak());
            return new Demonstration(
                            http,
                            workplace.gateway(),
                            workplace.twins(),
                            tokens,
                            workplace.console(),
                            Demonstration.PATIENCE)
                    .run();
        }
    }
}
