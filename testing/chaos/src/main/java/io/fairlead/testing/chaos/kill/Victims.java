package io.fairlead.testing.chaos.kill;

/** The parts and what can be done to them. */
public interface Victims {

    /** The process it runs in at present. */
    long pid(String part);

    boolean isRunning(String part);

    void kill(String part);

    void suspend(String part);

    boolean isSuspended(String part);

    void resume(String part);

    /** Whether it can be used. */
    boolean answers(String part);

    /** Whether every part can be used. */
    boolean allAnswer();
}
