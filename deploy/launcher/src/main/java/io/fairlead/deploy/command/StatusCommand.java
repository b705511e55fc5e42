package io.fairlead.deploy.command;

import io.fairlead.deploy.suite.Status;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "status", description = "Shows every part; the exit status is 1 when one of them does not work.")
final class StatusCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        var workplace = Workplace.here();
        var status = new Status(workplace.suite(), workplace.console());
        return status.print(Status.replicasOnRecord(workplace.suite())) ? 0 : 1;
    }
}
