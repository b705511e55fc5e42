package io.fairlead.testing.benchmarks;

import io.fairlead.testing.benchmarks.load.LoadProcess;
import io.fairlead.testing.benchmarks.process.MeasuredProcess;
import io.fairlead.testing.benchmarks.sync.UpsertRows;
import io.fairlead.testing.benchmarks.sync.Upserts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What PostgreSQL does by itself with as many rows, in the same server and in turn with the runs. */
final class UpsertLimit implements AutoCloseable {

    private final LoadProcess upserts;
    private final int rows;
    private final List<Double> perSecondNew = new ArrayList<>();
    private final List<Double> perSecondUnchanged = new ArrayList<>();
    private final List<Double> perSecondChanged = new ArrayList<>();

    UpsertLimit(Path directory, int rows, String... database) {
        this.upserts = new LoadProcess(MeasuredProcess.program(
                Programs.own(UpsertRows.class, (Object[]) database), directory.resolve("upserts.log")));
        this.rows = rows;
    }

    /** As often as compilers need it; nothing of it counts. */
    void warmUp(int percent) {
        ask(UpsertRows.questionNew(rows));
        ask(UpsertRows.questionAgain(rows, percent));
    }

    void measureNew() {
        perSecondNew.add(ask(UpsertRows.questionNew(rows)));
    }

    void measureUnchanged() {
        perSecondUnchanged.add(ask(UpsertRows.questionAgain(rows, 0)));
    }

    void measureChanged(int percent) {
        perSecondChanged.add(ask(UpsertRows.questionAgain(rows, percent)));
    }

    List<Double> perSecondNew() {
        return perSecondNew;
    }

    List<Double> perSecondUnchanged() {
        return perSecondUnchanged;
    }

    List<Double> perSecondChanged() {
        return perSecondChanged;
    }

    private double ask(String question) {
        return Upserts.parse(upserts.ask(question)).perSecond();
    }

    @Override
    public void close() {
        upserts.close();
    }
}
