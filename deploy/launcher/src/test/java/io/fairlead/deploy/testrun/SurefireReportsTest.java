package io.fairlead.deploy.testrun;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.deploy.testrun.TestResult.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SurefireReportsTest {

    private final Path root;

    SurefireReportsTest(@TempDir Path root) {
        this.root = root;
    }

    @Test
    void readsEveryOutcomeWithItsReason() throws IOException {
        report("testing/kit", "surefire-reports", """
                <testsuite name="io.fairlead.KitTest" tests="4">
                  <testcase classname="io.fairlead.KitTest" name="works" time="0.1"/>
                  <testcase classname="io.fairlead.KitTest" name="fails"><failure message="expected 1">trace</failure></testcase>
                  <testcase classname="io.fairlead.KitTest" name="breaks"><error type="X">java.lang.X
                    at there</error></testcase>
                  <testcase classname="io.fairlead.KitTest" name="waits"><skipped message="needs a browser"/></testcase>
                </testsuite>
                """);

        assertThat(new SurefireReports(root).read())
                .containsExactly(
                        new TestResult("testing/kit", "KitTest.works", new Outcome.Passed()),
                        new TestResult("testing/kit", "KitTest.fails", new Outcome.Failed("expected 1")),
                        new TestResult("testing/kit", "KitTest.breaks", new Outcome.Failed("java.lang.X")),
                        new TestResult("testing/kit", "KitTest.waits", new Outcome.Skipped("needs a browser")));
    }

    @Test
    void readsTheReportsOfEveryModuleAndOfBothPlugins() throws IOException {
        report("chassis", "surefire-reports", suite("io.fairlead.ATest"));
        report("testing/e2e", "failsafe-reports", suite("io.fairlead.BTest"));

        assertThat(new SurefireReports(root).read())
                .extracting(TestResult::module)
                .containsExactly("chassis", "testing/e2e");
    }

    @Test
    void whatAnEarlierRunLeftIsCleared() throws IOException {
        report("chassis", "surefire-reports", suite("io.fairlead.ATest"));
        var reports = new SurefireReports(root);

        reports.clear();

        assertThat(reports.read()).isEmpty();
    }

    @Test
    void aReportThatWasCutOffIsNotTakenForGreen() throws IOException {
        report("chassis", "surefire-reports", "<testsuite><testcase");

        assertThatThrownBy(() -> new SurefireReports(root).read()).hasMessageContaining("not readable");
    }

    private static String suite(String type) {
        return "<testsuite><testcase classname=\"%s\" name=\"works\"/></testsuite>".formatted(type);
    }

    private void report(String module, String directory, String xml) throws IOException {
        var reports =
                Files.createDirectories(root.resolve(module).resolve("target").resolve(directory));
        Files.writeString(reports.resolve("TEST-" + module.replace('/', '.') + ".xml"), xml);
    }
}
