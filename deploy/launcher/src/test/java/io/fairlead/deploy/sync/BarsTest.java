package io.fairlead.deploy.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.deploy.console.Console;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BarsTest {

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final Bars bars = new Bars(new Console(new PrintStream(printed, true, StandardCharsets.UTF_8), true));

    @Test
    void showHowMuchOfEachStreamIsThere() {
        bars.show(running(
                stream("orgs", RunState.SUCCEEDED, 52L, 52),
                stream("users", RunState.RUNNING, 10_000L, 5_000),
                stream("classes", RunState.RUNNING, null, 70),
                stream("enrollments", RunState.QUEUED, null, 0)));

        assertThat(printed())
                .contains("oneroster, full run: running\n")
                .containsPattern("orgs +█{24}  52 of 52\n")
                .containsPattern("users +█{12}░{12}  5,000 of 10,000\n")
                .containsPattern("classes +░{24}  70 read\n")
                .containsPattern("enrollments +░{24}  0 read  queued\n");
    }

    @Test
    void areRepaintedInTheirPlace() {
        bars.show(running(stream("users", RunState.RUNNING, 100L, 10)));
        bars.lost();
        printed.reset();

        bars.show(running(stream("users", RunState.RUNNING, 100L, 20)));

        assertThat(printed()).startsWith("\033[3F\033[J").contains("20 of 100").doesNotContain("broke");
    }

    @Test
    void fitIntoATerminal() {
        bars.show(running(stream("a".repeat(60), RunState.CANCELLED, 123_456_789L, 123_456_789)));

        assertThat(printed().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThan(90));
    }

    private static SyncRun running(SyncRun.Stream... streams) {
        return new SyncRun("1", "oneroster", "full", RunState.RUNNING, null, null, List.of(streams), null);
    }

    private static SyncRun.Stream stream(String name, RunState state, @Nullable Long total, long read) {
        return new SyncRun.Stream(name, state, total, new SyncRun.Counts(read, 0, 0, 0, 0, 0));
    }

    private String printed() {
        return printed.toString(StandardCharsets.UTF_8);
    }
}
