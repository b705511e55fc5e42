package io.fairlead.deploy.command;

import io.fairlead.deploy.suite.Refused;
import io.fairlead.deploy.testrun.TestRun;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

@Command(
        name = "test",
        customSynopsis = "./fairlead test [<module>…] [<Maven argument>…]",
        description = {
            "Runs every test, or those of the given modules (chassis, testing/e2e, …) and what they are built on.",
            "PostgreSQL, Redis, Kafka and Keycloak are started once for all of them, on free ports.",
            "A skipped test fails the run unless its reason is known. Example: ./fairlead test chassis -Dtest=PageTest"
        })
final class TestCommand implements Callable<Integer> {

    @Unmatched
    private List<String> arguments = new ArrayList<>();

    @Override
    public Integer call() throws IOException, InterruptedException {
        var workplace = Workplace.here();
        var settings = workplace.settings();
        var maven = settings.maven().orElseThrow(() -> new Refused("FAIRLEAD_MAVEN is not set: use ./fairlead test"));
        var run = new TestRun(settings.root(), maven, workplace.suite().directory(), workplace.console());
        return run.run(arguments) ? 0 : 1;
    }
}
