package io.fairlead.testing.simulators.webhook;

import io.fairlead.testing.simulators.webhook.Dispatch.State;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Sends messages until they are taken, as providers do: newly signed each time, in no promised order. */
public final class Sender {

    private static final Logger LOG = System.getLogger(Sender.class.getName());
    private static final int MOST_OPEN = 10_000;
    private static final int AT_ONCE = 8;

    private final Scheme scheme;
    private final Clock clock;
    private final Wire wire;
    private final DeliveryLog log = new DeliveryLog();
    private final Map<Dispatch, Consumer<Dispatch>> open = new LinkedHashMap<>();
    private final Map<String, Line> lines = new HashMap<>();
    private RetrySchedule schedule = RetrySchedule.SHORT;

    Sender(Scheme scheme, Clock clock, Wire wire) {
        this.scheme = scheme;
        this.clock = clock;
        this.wire = wire;
    }

    /** Says how it ended once it has. */
    public void send(Message message, Endpoint endpoint, Consumer<Dispatch> settled) {
        Dispatch dispatch = new Dispatch(message, endpoint);
        log.add(dispatch);
        if (open.size() >= MOST_OPEN) {
            LOG.log(Level.WARNING, "{0} is dropped: {1} messages are open already", message.id(), open.size());
            dispatch.settle(State.DROPPED);
            return;
        }
        open.put(dispatch, settled);
        attempt(dispatch);
    }

    private void attempt(Dispatch dispatch) {
        if (open.containsKey(dispatch)) {
            lines.computeIfAbsent(dispatch.endpoint().id(), _ -> new Line(AT_ONCE))
                    .join(done -> take(dispatch, done));
        }
    }

    private void take(Dispatch dispatch, Runnable done) {
        if (!open.containsKey(dispatch)) {
            done.run();
            return;
        }
        Instant at = clock.instant();
        wire.post(Post.signed(scheme, dispatch.message(), dispatch.endpoint(), at), schedule.timeout(), reply -> {
            answered(dispatch, at, reply);
            done.run();
        });
    }

    private void answered(Dispatch dispatch, Instant at, Reply reply) {
        if (!open.containsKey(dispatch)) {
            return;
        }
        dispatch.attempted(at, reply);
        if (reply.taken()) {
            settle(dispatch, State.DELIVERED);
        } else if (reply instanceof Reply.Answered(int status, var _) && scheme.unsubscribes(status)) {
            settle(dispatch, State.UNSUBSCRIBED);
        } else {
            pause(dispatch, reply)
                    .ifPresentOrElse(
                            pause -> wire.later(pause, () -> attempt(dispatch)),
                            () -> settle(dispatch, State.GIVEN_UP));
        }
    }

    private Optional<Duration> pause(Dispatch dispatch, Reply reply) {
        return schedule.pauseAfter(dispatch.attempts().size())
                .map(pause -> reply instanceof Reply.Answered(int _, var asked) && scheme.heedsRetryAfter()
                        ? asked.filter(longer -> longer.compareTo(pause) > 0).orElse(pause)
                        : pause);
    }

    private void settle(Dispatch dispatch, State end) {
        dispatch.settle(end);
        Optional.ofNullable(open.remove(dispatch)).ifPresent(settled -> settled.accept(dispatch));
    }

    /** Nothing more is sent there. */
    public void forget(Endpoint endpoint) {
        List<Dispatch> pointless = open.keySet().stream()
                .filter(dispatch -> dispatch.endpoint().id().equals(endpoint.id()))
                .toList();
        pointless.forEach(dispatch -> dispatch.settle(State.UNSUBSCRIBED));
        open.keySet().removeAll(pointless);
        lines.remove(endpoint.id());
    }

    public DeliveryLog log() {
        return log;
    }

    public RetrySchedule schedule() {
        return schedule;
    }

    public void schedule(RetrySchedule other) {
        schedule = other;
    }

    void reset() {
        open.clear();
        lines.clear();
        log.clear();
        schedule = RetrySchedule.SHORT;
    }
}
