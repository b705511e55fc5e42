package io.fairlead.connector.proxy;

import io.fairlead.connector.engine.http.Payload;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A request's body: held where the request may be repeated, streamed where it may not.
 *
 * @param held what was read of it, or nothing when it has none
 * @param stream the caller's request where the body streams, null where it is held
 * @param repeatable whether the provider takes the same request twice for one
 */
record ProxyBody(Payload held, @Nullable HttpServerRequest stream, boolean repeatable) {
    static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    /** A write with an idempotency key is held up to this size, so that it can be repeated; a larger one is sent once. */
    private static final long MOST_HELD = 65_536;

    private static final Set<HttpMethod> IDEMPOTENT =
            Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS, HttpMethod.PUT, HttpMethod.DELETE);

    /** The request is paused; it is read here only where it is to be held. */
    static Future<ProxyBody> of(HttpServerRequest request) {
        boolean keyed = request.getHeader(IDEMPOTENCY_KEY) != null;
        long length = length(request);
        if (length == 0)
            return Future.succeededFuture(
                    new ProxyBody(Payload.EMPTY, null, keyed || IDEMPOTENT.contains(request.method())));
        if (keyed && length > 0 && length <= MOST_HELD) {
            var body = request.body();
            request.resume();
            return body.map(Buffer::getBytes).map(bytes -> new ProxyBody(Payload.of(bytes), null, true));
        }
        return Future.succeededFuture(new ProxyBody(Payload.EMPTY, request, false));
    }

    /** In bytes; -1 where it ends when it ends. */
    private static long length(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null) return Long.parseLong(length);
        return request.getHeader(HttpHeaders.TRANSFER_ENCODING) == null ? 0 : -1;
    }
}
