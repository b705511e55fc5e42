package io.fairlead.deploy.testrun;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.deploy.testrun.TestResult.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;

class TestSummaryTest {

    private static final TestResult PASSED = new TestResult("chassis", "PageTest.turns", new Outcome.Passed());
    private static final TestResult FAILED =
            new TestResult("contracts", "TopicsTest.areUnique", new Outcome.Failed("expected: 1\n but was: 2"));
    private static final TestResult SKIPPED =
            new TestResult("chassis", "BrowserTest.opens", new Outcome.Skipped("no Chromium on this machine"));

    @Test
    void isGreenWhenEverythingPassed() {
        var summary = summary("", PASSED, PASSED);

        assertThat(summary.green()).isTrue();
        assertThat(summary.total()).isEqualTo("2 passed, 0 failed, 0 skipped");
    }

    @Test
    void aFailureIsNamedWithItsModuleAndItsReasonOnOneLine() {
        var summary = summary("", PASSED, FAILED);

        assertThat(summary.green()).isFalse();
        assertThat(summary.total()).isEqualTo("1 passed, 1 failed, 0 skipped");
        assertThat(summary.lines()).contains("  contracts: TopicsTest.areUnique: expected: 1 but was: 2");
    }

    @Test
    void noTestAtAllIsNotGreen() {
        assertThat(summary("").green()).isFalse();
        assertThat(summary("").total()).isEqualTo("0 passed, 0 failed, 0 skipped");
    }

    @Test
    void anUnexpectedSkipIsNotGreen() {
        var summary = summary("# nothing is expected", PASSED, SKIPPED);

        assertThat(summary.green()).isFalse();
        assertThat(summary.lines()).contains("     1 × no Chromium on this machine   (unexpected: fails the run)");
    }

    @Test
    void anExpectedSkipIsCountedAndGreen() {
        var summary = summary("# browsers\nno Chromium", PASSED, SKIPPED, SKIPPED);

        assertThat(summary.green()).isTrue();
        assertThat(summary.total()).isEqualTo("1 passed, 0 failed, 2 skipped");
        assertThat(summary.lines()).contains("     2 × no Chromium on this machine");
    }

    @Test
    void countsEachModuleByItself() {
        assertThat(summary("no Chromium", PASSED, FAILED, SKIPPED).lines())
                .containsSequence(
                        "  chassis                      1 run     0 failed     1 skipped",
                        "  contracts                    1 run     1 failed     0 skipped");
    }

    @Test
    void theListOfExpectedSkipsIsPartOfTheLauncher() {
        assertThat(ExpectedSkips.load().knows("just because")).isFalse();
    }

    private static TestSummary summary(String expectedSkips, TestResult... results) {
        return new TestSummary(List.of(results), ExpectedSkips.parse(expectedSkips));
    }
}
