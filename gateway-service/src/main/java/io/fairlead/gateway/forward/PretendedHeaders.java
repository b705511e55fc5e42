package io.fairlead.gateway.forward;

import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Drops header fields of ours that a client has no business sending, before anything reads them. */
@ApplicationScoped
class PretendedHeaders {

    private static final int BEFORE_THE_DOOR = -95_000;

    void register(@Observes Router router) {
        router.route().order(BEFORE_THE_DOOR).handler(context -> {
            RequestHeaders.removePretended(context.request().headers());
            context.next();
        });
    }
}
