package io.fairlead.testing.kit;

import java.util.Set;

/** A server that one test has for itself. Its port and data stay the same through everything done to it. */
public final class OwnServer {

    private final Server server;
    private final Servers launcher;

    private OwnServer(Server server, Servers launcher) {
        this.server = server;
        this.launcher = launcher;
    }

    static OwnServer of(Server server) {
        return new OwnServer(server, LauncherProcess.running("own-" + server.part(), Set.of(server)));
    }

    Servers servers() {
        return launcher;
    }

    /** Returns when it is ready again. Does nothing when it runs. */
    public void start() {
        launcher.order("start", server);
    }

    /** Asks it to end in good order, and returns when it has. */
    public void stop() {
        launcher.order("stop", server);
    }

    /** As a power cut would. */
    public void kill() {
        launcher.order("kill", server);
    }

    /** It keeps its connections and answers nothing. */
    public void suspend() {
        launcher.order("suspend", server);
    }

    public void resume() {
        launcher.order("resume", server);
    }
}
