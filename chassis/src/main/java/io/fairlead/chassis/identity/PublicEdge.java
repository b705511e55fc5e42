package io.fairlead.chassis.identity;

import io.fairlead.chassis.http.HeaderNames;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Drops what clients from outside may not say, before anything reads it. */
@ApplicationScoped
class PublicEdge {

    private static final int BEFORE_ANYTHING_READS = -200_000;
    private static final String OURS = "fairlead-";
    private static final String FOR_CLIENTS = "fairlead-deadline";

    private final IdentityConfig config;

    PublicEdge(IdentityConfig config) {
        this.config = config;
    }

    void register(@Observes Router router) {
        if (config.publicEdge()) {
            router.route().order(BEFORE_ANYTHING_READS).handler(context -> {
                HeaderNames.removeIf(context.request().headers(), PublicEdge::isNotForClients);
                context.next();
            });
        }
    }

    private static boolean isNotForClients(String name) {
        return name.regionMatches(true, 0, OURS, 0, OURS.length()) && !name.equalsIgnoreCase(FOR_CLIENTS);
    }
}
