package io.fairlead.testing.simulators.webhook;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** One message for one endpoint, and what became of it. */
public final class Dispatch {

    public enum State {
        OPEN,
        DELIVERED,
        /** After the last attempt. */
        GIVEN_UP,
        /** The receiver, or whoever removed it, wants to hear nothing more. */
        UNSUBSCRIBED,
        /** Never tried: too much was open. */
        DROPPED
    }

    public record Attempt(Instant at, Reply reply) {}

    private final Message message;
    private final Endpoint endpoint;
    private final List<Attempt> attempts = new ArrayList<>();
    private State state = State.OPEN;

    Dispatch(Message message, Endpoint endpoint) {
        this.message = message;
        this.endpoint = endpoint;
    }

    public Message message() {
        return message;
    }

    public Endpoint endpoint() {
        return endpoint;
    }

    public List<Attempt> attempts() {
        return List.copyOf(attempts);
    }

    public State state() {
        return state;
    }

    void attempted(Instant at, Reply reply) {
        attempts.add(new Attempt(at, reply));
    }

    void settle(State end) {
        state = end;
    }
}
