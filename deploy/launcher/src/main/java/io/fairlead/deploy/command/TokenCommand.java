package io.fairlead.deploy.command;

import io.fairlead.deploy.demo.Tokens;
import java.net.http.HttpClient;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "token", description = "Prints an access token of a demonstration user, and nothing else.")
final class TokenCommand implements Callable<Integer> {

    @Parameters(paramLabel = "<user>", description = "For example school-admin.")
    private String user = "";

    @Override
    public Integer call() throws InterruptedException {
        var workplace = Workplace.here();
        try (var http = HttpClient.newHttpClient()) {
            workplace.console().line(new Tokens(http, workplace.keycloak()).of(user));
        }
        return 0;
    }
}
