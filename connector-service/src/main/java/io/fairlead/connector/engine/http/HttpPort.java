package io.fairlead.connector.engine.http;

import io.smallrye.mutiny.Uni;
import java.time.Duration;

/** Sends one request, once. Follows no redirect, repeats nothing. */
public interface HttpPort {

    /**
     * The answer, whatever its status, or a failure of type {@link HttpFailure}.
     *
     * @param timeout over everything, from looking the name up to the body's last byte
     */
    Uni<HttpAnswer> send(HttpRequest request, Duration timeout);
}
