package io.fairlead.deploy.command;

import io.fairlead.deploy.console.Console;
import java.time.Duration;
import java.util.List;

/** What a newcomer needs to know once everything runs: what is where, and what to try next. */
final class Tour {

    private static final List<String> USERS = List.of(
            "school-admin",
            "school-operator",
            "school-viewer",
            "law-admin",
            "law-operator",
            "law-viewer",
            "platform-admin");

    private final Workplace workplace;

    Tour(Workplace workplace) {
        this.workplace = workplace;
    }

    void print(Duration ready) {
        var console = workplace.console();
        var gateway = workplace.gateway();
        console.line();
        console.heading("Fairlead is up (%s).".formatted(Console.spoken(ready)));
        console.line();
        console.line("  API          %s/api/v1".formatted(gateway));
        console.line("  Swagger UI   %s/q/swagger-ui".formatted(gateway));
        console.line("  Keycloak     %s/realms/fairlead".formatted(workplace.keycloak()));
        console.line("  Twins        %s".formatted(workplace.twins()));
        console.line("  Logs         %s"
                .formatted(workplace.suite().directory().root().resolve("logs")));
        console.line("  Users        %s".formatted(String.join(", ", USERS)));
        console.line("               the password is the name");
        console.line();
        console.heading("Try next:");
        console.line("  " + curl("/api/v1/integrations"));
        console.line("  " + curl("/api/v1/integrations/juso/operations/search-addresses")
                + " -H 'Content-Type: application/json' -d '{\"keyword\":\"세종대로 110\",\"limit\":3}'");
        console.line("  " + curl("/api/v1/calls?integration=juso&limit=3"));
        console.line("  ./fairlead sync oneroster --full");
        console.line();
    }

    private String curl(String path) {
        return "curl -s -H \"Authorization: Bearer $(./fairlead token school-admin)\" '%s%s'"
                .formatted(workplace.gateway(), path);
    }
}
