package io.fairlead.connector.engine.call;

import io.fairlead.connector.engine.http.Headers;
import io.fairlead.connector.engine.http.HttpAnswer;
import io.fairlead.connector.engine.http.HttpFailure;
import io.fairlead.connector.engine.http.HttpPort;
import io.fairlead.connector.engine.http.HttpRequest;
import io.fairlead.connector.engine.http.Payload;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Answers as told, in order; the last instruction holds from then on. */
public final class ScriptedProvider implements HttpPort {
    private final VirtualTime time;
    private final Deque<Function<HttpRequest, Uni<HttpAnswer>>> script = new ArrayDeque<>();
    private final List<HttpRequest> requests = new ArrayList<>();
    private final List<Duration> timeouts = new ArrayList<>();

    public ScriptedProvider(VirtualTime time) {
        this.time = time;
    }

    public ScriptedProvider answers(int status, String json, String... headers) {
        return does(request -> Uni.createFrom().item(answer(status, json, headers)));
    }

    public ScriptedProvider answersBy(Function<HttpRequest, HttpAnswer> answering) {
        return does(request -> Uni.createFrom().item(() -> answering.apply(request)));
    }

    public ScriptedProvider answersAfter(Duration delay, int status, String json) {
        return does(request -> time.after(delay).map(done -> answer(status, json)));
    }

    public ScriptedProvider fails(HttpFailure failure) {
        return does(request -> Uni.createFrom().failure(failure));
    }

    public ScriptedProvider breaks(RuntimeException failure) {
        return does(request -> Uni.createFrom().failure(failure));
    }

    /** Nothing of what it was told before holds any more. */
    public ScriptedProvider now() {
        script.clear();
        return this;
    }

    private ScriptedProvider does(Function<HttpRequest, Uni<HttpAnswer>> step) {
        script.add(step);
        return this;
    }

    @Override
    public Uni<HttpAnswer> send(HttpRequest request, Duration timeout) {
        requests.add(request);
        timeouts.add(timeout);
        var step = script.size() > 1 ? script.remove() : script.element();
        var late = time.after(timeout).<HttpAnswer>map(done -> {
            throw new HttpFailure.TimedOut(true);
        });
        return Uni.combine().any().of(step.apply(request), late);
    }

    public List<HttpRequest> requests() {
        return requests;
    }

    public HttpRequest request() {
        return requests.getLast();
    }

    public List<Duration> timeouts() {
        return timeouts;
    }

    public static HttpAnswer answer(int status, String json, String... headers) {
        var fields = new ArrayList<Map.Entry<String, String>>();
        fields.add(Map.entry("Content-Type", "application/json"));
        IntStream.range(0, headers.length / 2).forEach(i -> fields.add(Map.entry(headers[2 * i], headers[2 * i + 1])));
        return new HttpAnswer(status, Headers.received(fields), Payload.of(json));
    }

    public static String text(HttpRequest request) {
        return new String(request.body().bytes(), java.nio.charset.StandardCharsets.UTF_8);
    }
}
