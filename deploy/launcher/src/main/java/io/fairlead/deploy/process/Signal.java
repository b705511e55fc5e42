package io.fairlead.deploy.process;

/** The signals the launcher sends. */
public enum Signal {
    TERM,
    INT,
    KILL,
    STOP,
    CONT
}
