package io.fairlead.deploy.supervision;

/** Something that should always run. */
public interface Watched {

    String name();

    boolean isAlive();

    /** Starts it again and returns when it works. */
    void start();
}
