package io.fairlead.gateway.forward;

import io.fairlead.chassis.health.Dependency;
import io.fairlead.gateway.route.Upstream;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The services behind the gateway, as its health reports them: one that is away degrades the gateway and no more. */
final class UpstreamDependencies {

    @Produces
    @Singleton
    Dependency connector(Connections connections) {
        return new Live(Upstream.CONNECTOR, connections);
    }

    @Produces
    @Singleton
    Dependency monitoring(Connections connections) {
        return new Live(Upstream.MONITORING, connections);
    }

    @Produces
    @Singleton
    Dependency sync(Connections connections) {
        return new Live(Upstream.SYNC, connections);
    }

    @Produces
    @Singleton
    Dependency webhook(Connections connections) {
        return new Live(Upstream.WEBHOOK, connections);
    }

    private record Live(Upstream upstream, Connections connections) implements Dependency {

        @Override
        public String name() {
            return upstream.id() + "-service";
        }

        @Override
        public Uni<Void> probe() {
            return Uni.createFrom().completionStage(() -> connections
                    .open(upstream, HttpMethod.GET, "/q/health/live")
                    .compose(HttpClientRequest::send)
                    .compose(HttpClientResponse::end)
                    .toCompletionStage());
        }
    }
}
