package io.fairlead.testing.simulators.webhook;

import java.time.Duration;
import java.util.function.Consumer;

/** The way out, and the time that passes. Calls back on the twins' one thread. */
public interface Wire {

    /** Nobody is there. */
    Wire NONE = new Wire() {
        @Override
        public void post(Post post, Duration timeout, Consumer<Reply> then) {
            then.accept(new Reply.Unanswered("there is no way out"));
        }

        @Override
        public void later(Duration delay, Runnable action) {}
    };

    void post(Post post, Duration timeout, Consumer<Reply> then);

    void later(Duration delay, Runnable action);
}
