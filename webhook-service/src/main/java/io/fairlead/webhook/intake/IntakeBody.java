package io.fairlead.webhook.intake;

import io.fairlead.chassis.problem.Failure;
import io.fairlead.contracts.problem.ProblemCode;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;

/** Reads a body whole, and no further than its endpoint's limit. */
final class IntakeBody {
    private static final Duration SOON = Duration.ofSeconds(1);

    private final Buffer body = Buffer.buffer();
    private final Promise<byte[]> read = Promise.promise();
    private final HttpServerRequest request;
    private final UnderWay underWay;
    private final int limit;

    private IntakeBody(HttpServerRequest request, int limit, UnderWay underWay) {
        this.request = request;
        this.limit = limit;
        this.underWay = underWay;
    }

    /** Completes with the raw bytes; fails when there are more than allowed, or the sender went away. */
    static Future<byte[]> read(HttpServerRequest request, int limit, UnderWay underWay) {
        if (saidLength(request) > limit) return Future.failedFuture(tooLarge(limit));
        return new IntakeBody(request, limit, underWay).read();
    }

    private Future<byte[]> read() {
        request.handler(this::add)
                .endHandler(end -> read.tryComplete(body.getBytes()))
                .exceptionHandler(read::tryFail)
                .resume();
        return read.future();
    }

    private void add(Buffer chunk) {
        if (read.future().isComplete()) return;
        if (body.length() + chunk.length() > limit) {
            read.tryFail(tooLarge(limit));
        } else if (underWay.take(chunk.length())) {
            body.appendBuffer(chunk);
        } else {
            read.tryFail(Failure.of(ProblemCode.NOT_STORED, "Too much is under way here just now.")
                    .retryAfter(SOON));
        }
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

    private static Failure tooLarge(int limit) {
        return Failure.of(
                ProblemCode.BODY_TOO_LARGE, "This endpoint takes bodies of at most %d bytes.".formatted(limit));
    }
}
