package io.fairlead.connector.engine.auth;

import io.fairlead.connector.engine.http.HttpRequest;
import io.smallrye.mutiny.Uni;
import java.time.Instant;

/** One scheme, set up for one connector. Fails with {@code CallFailed} when the provider's part of it does not work. */
public interface Authentication {

    /** Lets the request say who we are; waits for nothing beyond the deadline. */
    Uni<Signed> sign(HttpRequest request, Account account, Instant deadline);
}
