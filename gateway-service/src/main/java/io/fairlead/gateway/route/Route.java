package io.fairlead.gateway.route;

import io.vertx.core.http.HttpMethod;

/**
 * One entry of the route table.
 *
 * @param role what a caller needs at least
 * @param carriesSecrets whether bodies may hold credentials: nothing of them is kept anywhere on the way
 */
public record Route(HttpMethod method, PathTemplate path, String role, Upstream upstream, boolean carriesSecrets) {

    Route(String method, String path, String role, Upstream upstream) {
        this(HttpMethod.valueOf(method), PathTemplate.of(path), role, upstream, false);
    }

    Route withSecrets() {
        return new Route(method, path, role, upstream, true);
    }

    boolean takes(HttpMethod asked) {
        return method.equals(asked) || (method.equals(HttpMethod.GET) && asked.equals(HttpMethod.HEAD));
    }
}
