package io.fairlead.webhook.intake;

import io.fairlead.chassis.problem.Failure;
import io.fairlead.contracts.problem.ProblemCode;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Reads a body whole, no further than its endpoint's limit and no longer than a sender may take. */
final class IntakeBody {
    private static final Duration SOON = Duration.ofSeconds(1);

    private final List<Buffer> chunks = new ArrayList<>();
    private final Promise<byte[]> read = Promise.promise();
    private final HttpServerRequest request;
    private final UnderWay underWay;
    private final int limit;
    private int length;

    private IntakeBody(HttpServerRequest request, int limit, UnderWay underWay) {
        this.request = request;
        this.limit = limit;
        this.underWay = underWay;
    }

    /**
     * Completes with the raw bytes; fails when there are more than allowed, when they take too long, or the sender went
     * away. To be called on the request's event loop, and completes there.
     */
    static Future<byte[]> read(
            Vertx vertx, HttpServerRequest request, int limit, Duration patience, UnderWay underWay) {
        if (saidLength(request) > limit) return Future.failedFuture(tooLarge(limit));
        return new IntakeBody(request, limit, underWay).read(vertx, patience);
    }

    private Future<byte[]> read(Vertx vertx, Duration patience) {
        long timer = vertx.setTimer(patience.toMillis(), late -> read.tryFail(tooSlow(patience)));
        request.handler(this::add)
                .endHandler(end -> read.tryComplete(whole()))
                .exceptionHandler(read::tryFail)
                .resume();
        return read.future().onComplete(done -> vertx.cancelTimer(timer));
    }

    private void add(Buffer chunk) {
        if (read.future().isComplete()) return;
        if (length + chunk.length() > limit) {
            read.tryFail(tooLarge(limit));
        } else if (underWay.take(chunk.length())) {
            chunks.add(chunk);
            length += chunk.length();
        } else {
            read.tryFail(Failure.of(ProblemCode.NOT_STORED, "Too much is under way here just now.")
                    .retryAfter(SOON));
        }
    }

    private byte[] whole() {
        byte[] body = new byte[length];
        int at = 0;
        for (Buffer chunk : chunks) {
            chunk.getBytes(body, at);
            at += chunk.length();
        }
        return body;
    }

    private static long saidLength(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException e) {
            throw Failure.of(ProblemCode.BAD_REQUEST, "The Content-Length is not a number.")
                    .because(e);
        }
    }

    private static Failure tooSlow(Duration patience) {
        return Failure.of(
                ProblemCode.REQUEST_TIMEOUT,
                "The body did not arrive within %d seconds.".formatted(patience.toSeconds()));
    }

    private static Failure tooLarge(int limit) {
        return Failure.of(
                ProblemCode.BODY_TOO_LARGE, "This endpoint takes bodies of at most %d bytes.".formatted(limit));
    }
}
