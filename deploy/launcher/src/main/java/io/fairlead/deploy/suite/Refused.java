package io.fairlead.deploy.suite;

/** What was asked for cannot be done as things are. The message is for the person in front of the terminal. */
public final class Refused extends RuntimeException {

    public Refused(String message) {
        super(message);
    }
}
