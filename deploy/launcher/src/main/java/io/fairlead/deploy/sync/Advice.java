package io.fairlead.deploy.sync;

import java.net.URI;
import java.util.List;

/** What a person can do with a run, as lines to copy. */
final class Advice {

    private final URI run;
    private final String user;

    Advice(URI run, String user) {
        this.run = run;
        this.user = user;
    }

    static String again(String id) {
        return "Watch it again:  ./fairlead sync --run " + id;
    }

    List<String> ofRunning(String id) {
        return List.of(again(id), "Cancel it:       " + post("cancel"));
    }

    List<String> ofParked(String id) {
        return List.of(
                "What it would delete:  " + curl("", "/deletes"),
                "Let it delete that:    " + post("approve"),
                "Keep it, end the run:  " + post("reject"),
                "Then watch it again:   ./fairlead sync --run " + id);
    }

    private String post(String act) {
        return curl("-X POST ", "/" + act);
    }

    private String curl(String method, String path) {
        return "curl -sS %s%s%s -H \"Authorization: Bearer $(./fairlead token %s)\"".formatted(method, run, path, user);
    }
}
