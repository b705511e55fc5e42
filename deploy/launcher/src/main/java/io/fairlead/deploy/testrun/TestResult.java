package io.fairlead.deploy.testrun;

/** What one test came to. */
record TestResult(String module, String name, Outcome outcome) {

    sealed interface Outcome {
        record Passed() implements Outcome {}

        record Failed(String message) implements Outcome {}

        record Skipped(String reason) implements Outcome {}
    }
}
