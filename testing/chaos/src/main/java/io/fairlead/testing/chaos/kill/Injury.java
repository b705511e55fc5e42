package io.fairlead.testing.chaos.kill;

import io.fairlead.deploy.console.Console;
import java.time.Duration;

/** What is done to a part. */
public sealed interface Injury {

    String part();

    /** In one or two words. */
    String spoken();

    /** {@code kill -9}. */
    record Kill(String part) implements Injury {
        @Override
        public String spoken() {
            return "killed";
        }
    }

    /** It keeps its connections and does nothing for a while: SIGSTOP, then SIGCONT. */
    record Stop(String part, Duration length) implements Injury {
        @Override
        public String spoken() {
            return "stopped " + Console.spoken(length);
        }
    }
}
