package io.fairlead.deploy.part;

/** What a part has just come to. */
public enum PartState {
    PREPARING,
    STARTING,
    /** It was already running as it should. */
    ADOPTED,
    READY,
    STOPPING,
    STOPPED
}
