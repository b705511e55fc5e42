package io.fairlead.deploy.command;

import io.fairlead.deploy.suite.Replicas;
import io.fairlead.deploy.suite.Up;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What {@code up --detach} leaves behind. */
@Command(name = "supervise", hidden = true)
final class SuperviseCommand implements Callable<Integer> {

    @Option(names = "--replicas")
    private List<String> replicas = new ArrayList<>();

    @Override
    public Integer call() {
        var workplace = Workplace.here();
        new Up(workplace.suite(), workplace.console(), Replicas.parse(replicas)).superviseOnly();
        return 0;
    }
}
