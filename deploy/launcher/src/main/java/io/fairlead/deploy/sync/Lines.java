package io.fairlead.deploy.sync;

import io.fairlead.deploy.console.Console;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A line whenever something has changed that is worth one: a state, or a tenth of a stream. */
final class Lines implements Display {

    private static final int STEPS = 10;

    private final Console console;
    private final Map<String, Step> steps = new HashMap<>();
    private @Nullable RunState state;

    private record Step(RunState state, int tenths) {}

    Lines(Console console) {
        this.console = console;
    }

    @Override
    public void show(SyncRun run) {
        if (run.state() != state) {
            state = run.state();
            console.line("%s, %s run: %s"
                    .formatted(run.integration(), run.mode(), run.state().spoken()));
        }
        run.ofStreams().forEach(this::show);
    }

    @Override
    public void lost() {
        console.line("the connection broke; looking again");
    }

    private void show(SyncRun.Stream stream) {
        var step = new Step(stream.state(), (int) (STEPS * Quantity.share(stream)));
        if (stream.state() != RunState.QUEUED && !step.equals(steps.put(stream.stream(), step))) {
            console.line(
                    "  %s: %s, %s".formatted(stream.stream(), stream.state().spoken(), Quantity.of(stream)));
        }
    }
}
