package io.fairlead.testing.simulators.control;

import io.fairlead.testing.simulators.control.RequestLog.Outcome;
import io.fairlead.testing.simulators.twin.Answer;
import io.fairlead.testing.simulators.twin.Call;
import io.fairlead.testing.simulators.twin.Lists;
import io.fairlead.testing.simulators.twin.Twin;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** A twin as its callers meet it: behind its request limit, its faults and its request log. */
public final class Provider {

    private final Twin twin;
    private final Clock clock;
    private final Faults faults = new Faults();
    private final RequestLog log;
    private Optional<RequestRate> rate = Optional.empty();

    public Provider(Twin twin, Clock clock) {
        this.twin = twin;
        this.clock = clock;
        this.log = new RequestLog(clock);
    }

    public String name() {
        return twin.name();
    }

    public Delivery receive(Call call) {
        if (!rate.map(RequestRate::take).orElse(true)) {
            return send(call, twin.throttled(call, null), Duration.ZERO, false, Optional.of("request limit"));
        }
        Faults.Strike strike = faults.strike(call, page(call));
        return strike.spoiler()
                .map(fault -> spoil(call, fault, strike.delay()))
                .orElseGet(() -> send(call, twin.answer(call), strike.delay(), true, latency(strike)));
    }

    private Delivery spoil(Call call, Fault fault, Duration delay) {
        return switch (fault) {
            case Fault.Status(int status, boolean lostAnswer) -> {
                actIf(lostAnswer, call);
                yield send(call, twin.failed(call, status), delay, lostAnswer, Optional.of("status"));
            }
            case Fault.RateLimit(var retryAfter) ->
                send(call, twin.throttled(call, retryAfter), delay, false, Optional.of("rate-limit"));
            case Fault.Reset(boolean lostAnswer) -> {
                actIf(lostAnswer, call);
                log.add(call, new Outcome(Optional.empty(), lostAnswer, Optional.of("reset")));
                yield new Delivery.Break(delay);
            }
            case Fault.Truncated() -> new Delivery.Cut(acting(call, "truncated"), delay);
            case Fault.Trickle(Duration pause) -> new Delivery.Trickle(acting(call, "trickle"), delay, pause);
            case Fault.Page() -> send(call, Spoiled.page(), delay, false, Optional.of("page"));
            case Fault.Redirect(var location) ->
                send(
                        call,
                        Spoiled.redirect(location == null ? address(call) : location),
                        delay,
                        false,
                        Optional.of("redirect"));
            case Fault.Nested(int depth) -> send(call, Spoiled.nested(depth), delay, false, Optional.of("nested"));
            case Fault.Bomb(int megabytes) -> {
                log.add(call, new Outcome(Optional.of(200), false, Optional.of("bomb")));
                yield new Delivery.Bomb(megabytes, delay);
            }
            case Fault.Flapping(int status, int _) ->
                send(call, twin.failed(call, status), delay, false, Optional.of("flapping"));
            case Fault.RepeatedPage() -> {
                Call before = page(call).flatMap(Lists.Page::before).orElse(call);
                yield send(call, twin.answer(before), delay, true, Optional.of("repeated-page"));
            }
            case Fault.ShortPage() ->
                send(call, Spoiled.half(twin.answer(call)), delay, true, Optional.of("short-page"));
            case Fault.Latency(Duration latency) -> throw new IllegalStateException("a delay spoils no answer");
        };
    }

    private Optional<Lists.Page> page(Call call) {
        return twin.lists().flatMap(lists -> lists.page(call));
    }

    private Answer acting(Call call, String fault) {
        Answer answer = twin.answer(call);
        log.add(call, new Outcome(Optional.of(answer.status()), true, Optional.of(fault)));
        return answer;
    }

    private static String address(Call call) {
        return call.baseUrl() + call.path();
    }

    private void actIf(boolean lostAnswer, Call call) {
        if (lostAnswer) {
            twin.answer(call);
        }
    }

    private static Optional<String> latency(Faults.Strike strike) {
        return strike.delay().isZero() ? Optional.empty() : Optional.of("latency");
    }

    private Delivery send(Call call, Answer answer, Duration delay, boolean acted, Optional<String> fault) {
        log.add(call, new Outcome(Optional.of(answer.status()), acted, fault));
        return new Delivery.Send(answer, delay);
    }

    Twin twin() {
        return twin;
    }

    Faults faults() {
        return faults;
    }

    RequestLog log() {
        return log;
    }

    Optional<RequestRate> rate() {
        return rate;
    }

    void limitTo(int perSecond) {
        rate = Optional.of(new RequestRate(perSecond, clock));
    }

    void unlimited() {
        rate = Optional.empty();
    }

    void reset() {
        twin.reset();
        faults.clear();
        log.clear();
        unlimited();
    }
}
