package io.fairlead.sync.run;

/** What follows a step of a run. */
enum After {
    /** The next step, by the same worker. */
    GO_ON,
    /** Nothing now: it is over, parked or put off. */
    REST
}
