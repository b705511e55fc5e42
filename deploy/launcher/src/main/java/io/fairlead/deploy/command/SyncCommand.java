package io.fairlead.deploy.command;

import io.fairlead.deploy.demo.Tokens;
import io.fairlead.deploy.suite.Refused;
import io.fairlead.deploy.sync.Following;
import io.fairlead.deploy.sync.NewRun;
import io.fairlead.deploy.sync.Runs;
import io.fairlead.deploy.sync.Synchronisation;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "sync",
        description = {
            "Brings in what a provider has, and shows how that goes on. Ctrl-C leaves the run running.",
            "Ends with 0 when the run succeeded, 2 when it failed or was cancelled, 3 when it waits for a person."
        })
final class SyncCommand implements Callable<Integer> {

    private static final Duration CONNECTING = Duration.ofSeconds(3);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Parameters(paramLabel = "<integration>", arity = "0..1", description = "For example oneroster.")
    private @Nullable String integration;

    @Option(names = "--full", description = "Read everything, not only what has changed since the last run.")
    private boolean full;

    @Option(names = "--stream", paramLabel = "<name>", description = "Only this stream; may be repeated.")
    private List<String> streams = new ArrayList<>();

    @Option(names = "--as", paramLabel = "<user>", description = "Who asks for it (${DEFAULT-VALUE}).")
    private String user = "school-operator";

    @Option(names = "--run", paramLabel = "<id>", description = "Watch this run and start none.")
    private @Nullable UUID run;

    @Override
    public Integer call() throws InterruptedException {
        if ((integration == null) == (run == null)) {
            throw new Refused("say what to bring in: ./fairlead sync <integration>, or --run <id> to watch a run");
        }
        var workplace = Workplace.here();
        try (var http = HttpClient.newBuilder().connectTimeout(CONNECTING).build()) {
            var tokens = new Tokens(http, workplace.keycloak());
            var runs = new Runs(http, workplace.gateway(), () -> tokens.of(user));
            var console = workplace.console();
            var following = Following.shownOn(console, runs, PATIENCE);
            return watch(
                    new Synchronisation(console, runs, following, user), run == null ? start(runs) : run.toString());
        }
    }

    private String start(Runs runs) throws InterruptedException {
        return runs.start(new NewRun(String.valueOf(integration), full, streams));
    }

    /** Whoever stops watching learns what goes on without them. */
    private static int watch(Synchronisation synchronisation, String id) throws InterruptedException {
        var ended = new AtomicBoolean();
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            if (!ended.get()) {
                                synchronisation.leave(id);
                            }
                        },
                        "farewell"));
        try {
            return synchronisation.watch(id);
        } finally {
            ended.set(true);
        }
    }
}
