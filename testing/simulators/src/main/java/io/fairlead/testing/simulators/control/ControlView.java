package io.fairlead.testing.simulators.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.testing.simulators.control.RequestLog.Entry;
import io.fairlead.testing.simulators.twin.Call;
import io.fairlead.testing.simulators.twin.Json;
import io.fairlead.testing.simulators.twin.Parameters;
import java.time.Duration;
import java.util.Optional;

/** What the control API shows; never a credential. */
final class ControlView {

    private static final String MASK = "***";

    private ControlView() {}

    static ObjectNode faults(Provider provider) {
        ObjectNode view = Json.object();
        view.set(
                "faults",
                Json.array(provider.faults().armed().stream()
                        .map(ControlView::fault)
                        .toList()));
        return view;
    }

    static ObjectNode fault(ArmedFault armed) {
        ObjectNode view = Json.object().put("id", armed.id());
        switch (armed.fault()) {
            case Fault.Latency(Duration delay) -> view.put("kind", "latency").put("ms", delay.toMillis());
            case Fault.Status(int status, boolean lostAnswer) ->
                view.put("kind", "status").put("status", status).put("lostAnswer", lostAnswer);
            case Fault.RateLimit(var retryAfter) ->
                view.put("kind", "rate-limit").put("retryAfter", retryAfter == null ? null : retryAfter.toSeconds());
            case Fault.Reset(boolean lostAnswer) -> view.put("kind", "reset").put("lostAnswer", lostAnswer);
            case Fault.Truncated() -> view.put("kind", "truncated");
            case Fault.Trickle(Duration pause) -> view.put("kind", "trickle").put("ms", pause.toMillis());
            case Fault.Page() -> view.put("kind", "page");
            case Fault.Redirect(var location) -> view.put("kind", "redirect").put("location", location);
            case Fault.Bomb(int megabytes) -> view.put("kind", "bomb").put("megabytes", megabytes);
            case Fault.Nested(int depth) -> view.put("kind", "nested").put("depth", depth);
            case Fault.Flapping(int status, int every) ->
                view.put("kind", "flapping").put("status", status).put("every", every);
            case Fault.RepeatedPage() -> view.put("kind", "repeated-page");
            case Fault.ShortPage() -> view.put("kind", "short-page");
        }
        view.put("method", armed.target().method().orElse(null));
        view.put("path", armed.target().path().orElse(null));
        view.put("times", armed.times() == ArmedFault.UNTIL_REMOVED ? null : (Integer) armed.times());
        return view.put("struck", armed.struck());
    }

    static ObjectNode rate(Optional<RequestRate> rate) {
        return Json.object().put("perSecond", rate.map(RequestRate::perSecond).orElse(null));
    }

    static ObjectNode request(Entry entry) {
        Call call = entry.call();
        ObjectNode view = Json.object()
                .put("number", entry.number())
                .put("at", entry.at().toString())
                .put("method", call.method())
                .put("path", call.path())
                .put("query", masked(call.query()).encoded())
                .put("status", entry.outcome().status().orElse(null))
                .put("acted", entry.outcome().acted())
                .put("fault", entry.outcome().fault().orElse(null))
                .put(
                        "authorization",
                        call.header("Authorization").map(ControlView::scheme).orElse(null))
                .put("idempotencyKey", call.header("Idempotency-Key").orElse(null));
        view.set("headers", Json.strings(call.headers().names()));
        return view;
    }

    private static Parameters masked(Parameters query) {
        return query.first("confmKey").isPresent() ? query.with("confmKey", MASK) : query;
    }

    private static String scheme(String authorization) {
        return authorization.split(" ", 2)[0] + " " + MASK;
    }
}
