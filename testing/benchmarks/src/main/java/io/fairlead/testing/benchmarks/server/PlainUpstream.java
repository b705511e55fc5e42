package io.fairlead.testing.benchmarks.server;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;

/** Answers everything with the same 981 bytes. */
public final class PlainUpstream {

    private static final Buffer BODY = Buffer.buffer("{\"items\":[\"%s\"]}".formatted("x".repeat(967)));

    private PlainUpstream() {}

    public static void main(String[] arguments) {
        Servers.listen(Integer.parseInt(arguments[0]), vertx -> PlainUpstream::answer);
    }

    private static void answer(HttpServerRequest request) {
        request.response().putHeader("Content-Type", "application/json").end(BODY);
    }
}
