package io.fairlead.chassis.identity;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Drops what clients from outside may not say, before anything reads it. */
@ApplicationScoped
class PublicEdge {

    private static final int BEFORE_ANYTHING_READS = -200_000;
    private static final String OURS = "fairlead-";
    private static final Set<String> FOR_CLIENTS = Set.of("fairlead-deadline");

    private final IdentityConfig config;

    PublicEdge(IdentityConfig config) {
        this.config = config;
    }

    void register(@Observes Router router) {
        if (config.publicEdge()) {
            router.route().order(BEFORE_ANYTHING_READS).handler(context -> {
                drop(context.request());
                context.next();
            });
        }
    }

    private static void drop(HttpServerRequest request) {
        var headers = request.headers();
        List.copyOf(headers.names()).stream()
                .filter(PublicEdge::isNotForClients)
                .forEach(headers::remove);
    }

    private static boolean isNotForClients(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        return lower.startsWith(OURS) && !FOR_CLIENTS.contains(lower);
    }
}
