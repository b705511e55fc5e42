package io.fairlead.deploy.suite;

import io.fairlead.deploy.console.Console;

/** Takes the suite down, whoever looks after it and in whatever state it was left. */
public final class Down {

    private final LocalSuite suite;
    private final Console console;

    public Down(LocalSuite suite, Console console) {
        this.suite = suite;
        this.console = console;
    }

    /** Leaves no process and no record; data, logs and secrets only go when they are to be wiped. */
    public void run(boolean wipe) {
        try (var _ = new SuiteHandover(LocalSuite.run(suite.directory()), console).seize()) {
            suite.stop();
            suite.removeOldPrograms();
            if (wipe) {
                suite.wipe();
            }
            suite.forgetRun();
        }
    }
}
