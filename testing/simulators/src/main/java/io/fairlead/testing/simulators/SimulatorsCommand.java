package io.fairlead.testing.simulators;

import io.fairlead.testing.simulators.oneroster.OneRosterTwin;
import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "simulators",
        mixinStandardHelpOptions = true,
        description = "Stand-ins for the providers: OneRoster 1.2, Stripe and juso.")
final class SimulatorsCommand implements Callable<Integer> {

    @Option(names = "--port", defaultValue = "8090", description = "Port to serve on (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(names = "--host", defaultValue = "localhost", description = "Address to bind (default: ${DEFAULT-VALUE}).")
    private String host = "localhost";

    @Option(
            names = "--roster-users",
            defaultValue = "" + OneRosterTwin.USERS,
            description = "Users of the OneRoster district, from 230 to 1000000 (default: ${DEFAULT-VALUE}).")
    private int rosterUsers;

    @Override
    public Integer call() throws InterruptedException {
        CountDownLatch stopped = new CountDownLatch(1);
        try (Simulators simulators = Simulators.start(host, port, Clock.systemUTC(), rosterUsers)) {
            Runtime.getRuntime().addShutdownHook(new Thread(stopped::countDown, "stop"));
            System.out.println("Provider twins ready at " + simulators.baseUrl());
            stopped.await();
        }
        return 0;
    }
}
