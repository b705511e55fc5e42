package io.fairlead.testing.simulators.webhook;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Keeps what is posted until the test answers it, and time until the test lets it pass. */
final class FakeWire implements Wire {

    private final List<Post> posts = new ArrayList<>();
    private final Deque<Consumer<Reply>> unanswered = new ArrayDeque<>();
    private final List<Duration> pauses = new ArrayList<>();
    private final Deque<Runnable> later = new ArrayDeque<>();

    @Override
    public void post(Post post, Duration timeout, Consumer<Reply> then) {
        posts.add(post);
        unanswered.addLast(then);
    }

    @Override
    public void later(Duration delay, Runnable action) {
        pauses.add(delay);
        later.addLast(action);
    }

    List<Post> posts() {
        return posts;
    }

    List<Duration> pauses() {
        return pauses;
    }

    void answer(int status) {
        answer(new Reply.Answered(status, Optional.empty()));
    }

    void answer(Reply reply) {
        unanswered.removeFirst().accept(reply);
    }

    void letPausePass() {
        later.removeFirst().run();
    }
}
