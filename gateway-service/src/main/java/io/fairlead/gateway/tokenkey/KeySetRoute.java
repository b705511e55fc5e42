package io.fairlead.gateway.tokenkey;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Publishes the keys with which everybody verifies the suite's own tokens. */
@ApplicationScoped
class KeySetRoute {

    private final String published;

    KeySetRoute(TokenKeyConfig config) {
        published =
                config.file().map(PublicKeys::of).orElseGet(PublicKeys::none).toString();
    }

    void register(@Observes Router router) {
        router.get("/.well-known/jwks.json").handler(context -> context.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/jwk-set+json")
                .putHeader(HttpHeaders.CACHE_CONTROL, "public, max-age=300")
                .end(published));
    }
}
