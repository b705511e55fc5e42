package io.fairlead.deploy.sync;

import io.fairlead.deploy.console.Console;
import java.util.ArrayList;
import java.util.List;

/** A bar for each stream, painted over and over in one place. */
final class Bars implements Display {

    private static final int WIDTH = 24;

    private final Console console;
    private List<String> shown = List.of();

    Bars(Console console) {
        this.console = console;
    }

    @Override
    public void show(SyncRun run) {
        List<String> lines = new ArrayList<>();
        lines.add("%s, %s run: %s"
                .formatted(run.integration(), run.mode(), run.state().spoken()));
        run.ofStreams().forEach(stream -> lines.add(line(stream)));
        paint(lines);
    }

    @Override
    public void lost() {
        List<String> lines = new ArrayList<>(shown);
        lines.add("the connection broke; looking again");
        paint(lines);
    }

    private void paint(List<String> lines) {
        console.paintOver(shown.size(), lines);
        shown = lines;
    }

    private static String line(SyncRun.Stream stream) {
        var state = stream.state() == RunState.RUNNING || stream.state() == RunState.SUCCEEDED
                ? ""
                : "  " + stream.state().spoken();
        return "  %-18.18s %s  %s%s".formatted(stream.stream(), bar(stream), Quantity.of(stream), state);
    }

    private static String bar(SyncRun.Stream stream) {
        var full = (int) (WIDTH * Quantity.share(stream));
        return "█".repeat(full) + "░".repeat(WIDTH - full);
    }
}
