package io.fairlead.deploy.sync;

/** Shows how a run goes on. */
interface Display {

    void show(SyncRun run);

    /** The connection broke; another one is tried. */
    void lost();
}
