package io.fairlead.testing.benchmarks.load;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** The part of the load that one event loop makes. */
final class Lane extends AbstractVerticle {

    private static final long LONGEST_MICROS = TimeUnit.SECONDS.toMicros(60);
    private static final int DIGITS = 3;
    /** What is not answered by then has failed, so that a round ends. */
    private static final int IDLE_SECONDS = 10;

    private final Wish wish;
    private final Requests requests;
    private final Histogram micros = noMicros();
    private final Promise<Void> finished = Promise.promise();
    private final Map<Integer, Long> failures = new TreeMap<>();
    private long begun;
    private long sent;
    private int underWay;

    /** @param wish this lane's part of it */
    Lane(Wish wish, Requests requests) {
        this.wish = wish;
        this.requests = requests;
    }

    static Histogram noMicros() {
        return new Histogram(LONGEST_MICROS, DIGITS);
    }

    Histogram micros() {
        return micros;
    }

    Map<Integer, Long> failures() {
        return failures;
    }

    Promise<Void> finished() {
        return finished;
    }

    @Override
    public void start() {
        HttpClient client = vertx.createHttpClient(
                new HttpClientOptions().setConnectTimeout(2000).setIdleTimeout(IDLE_SECONDS),
                new PoolOptions().setHttp1MaxSize(wish.connections()));
        begun = System.nanoTime();
        if (wish.perSecond() == 0) {
            for (int i = 0; i < wish.connections(); i++) {
                repeat(client);
            }
        } else {
            var pace = new Pace(wish.perSecond());
            vertx.setPeriodic(1, timer -> sendDue(client, pace, timer));
        }
    }

    private boolean isOver() {
        return System.nanoTime() - begun >= wish.duration().toNanos();
    }

    private void repeat(HttpClient client) {
        if (isOver()) {
            end();
        } else {
            send(client, System.nanoTime(), () -> repeat(client));
        }
    }

    /** Late requests count from when they were due, or a server that stalls would hide that it does. */
    private void sendDue(HttpClient client, Pace pace, long timer) {
        if (isOver()) {
            vertx.cancelTimer(timer);
            end();
            return;
        }
        long due = pace.dueBy(System.nanoTime() - begun);
        for (; sent < due; sent++) {
            send(client, begun + pace.dueAt(sent), this::end);
        }
    }

    private void send(HttpClient client, long from, Runnable then) {
        underWay++;
        Request next = requests.next(from);
        client.request(options(next))
                .compose(request -> send(request, next))
                .compose(answer -> answer.body().map(body -> answer.statusCode()))
                .otherwise(Request.NO_ANSWER)
                .onSuccess(status -> {
                    underWay--;
                    count(status, System.nanoTime() - from);
                    next.answered().accept(status);
                    then.run();
                });
    }

    private static Future<HttpClientResponse> send(HttpClientRequest request, Request next) {
        var body = next.body();
        return body == null ? request.send() : request.send(body);
    }

    private RequestOptions options(Request next) {
        var options = new RequestOptions()
                .setMethod(next.method())
                .setHost(wish.target().getHost())
                .setPort(wish.target().getPort())
                .setURI(wish.target().getPath());
        next.headers().forEach(options::putHeader);
        return options;
    }

    private void count(int status, long nanos) {
        if (status == Request.OK) {
            micros.recordValue(Math.min(LONGEST_MICROS, TimeUnit.NANOSECONDS.toMicros(nanos)));
        } else {
            failures.merge(status, 1L, Long::sum);
        }
    }

    private void end() {
        if (isOver() && underWay == 0) {
            finished.tryComplete();
        }
    }
}
