package io.fairlead.gateway.route;

import io.vertx.core.http.HttpMethod;
import java.util.Optional;
import java.util.Set;

/**
 * One entry of the route table.
 *
 * @param role what a caller needs at least; empty where nobody is asked who they are
 * @param traits what is special about what passes here
 */
public record Route(HttpMethod method, PathTemplate path, Optional<String> role, Upstream upstream, Set<Trait> traits) {

    enum Trait {
        CARRIES_SECRETS,
        PASSES_THROUGH,
        TELLS_EVENTS
    }

    Route(String method, String path, String role, Upstream upstream) {
        this(HttpMethod.valueOf(method), PathTemplate.of(path), Optional.of(role), upstream, Set.of());
    }

    /**
     * For strangers who prove to the service itself what they send. There is no tenant yet whose limits would count it, and
     * what was sent may be sent again: the service knows it when it comes twice.
     */
    static Route open(String method, String path, Upstream upstream) {
        return new Route(HttpMethod.valueOf(method), PathTemplate.of(path), Optional.empty(), upstream, Set.of());
    }

    /** What a provider answers goes to the client as it is: its redirects, and streams that take their time. */
    static Route through(String method, String path, String role, Upstream upstream) {
        return new Route(
                HttpMethod.valueOf(method),
                PathTemplate.below(path),
                Optional.of(role),
                upstream,
                Set.of(Trait.PASSES_THROUGH));
    }

    /** An answer that goes on for as long as there is something to tell, with silence in between. */
    static Route events(String path, String role, Upstream upstream) {
        return new Route(
                HttpMethod.GET, PathTemplate.of(path), Optional.of(role), upstream, Set.of(Trait.TELLS_EVENTS));
    }

    Route withSecrets() {
        return new Route(method, path, role, upstream, Set.of(Trait.CARRIES_SECRETS));
    }

    /** Whether it is for strangers. */
    public boolean isOpen() {
        return role.isEmpty();
    }

    /** Whether bodies may hold credentials: nothing of them is kept anywhere on the way. */
    public boolean carriesSecrets() {
        return traits.contains(Trait.CARRIES_SECRETS);
    }

    /** Whether the answer is a provider's own. */
    public boolean passesThrough() {
        return traits.contains(Trait.PASSES_THROUGH);
    }

    /** Whether the answer is a stream of events. */
    public boolean tellsEvents() {
        return traits.contains(Trait.TELLS_EVENTS);
    }

    boolean takes(HttpMethod asked) {
        return method.equals(asked) || (method.equals(HttpMethod.GET) && asked.equals(HttpMethod.HEAD));
    }
}
