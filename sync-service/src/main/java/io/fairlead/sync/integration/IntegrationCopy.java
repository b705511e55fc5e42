package io.fairlead.sync.integration;

import io.fairlead.chassis.event.EventType;
import io.fairlead.chassis.event.StateCopy;
import io.fairlead.chassis.event.StateTopics;
import io.fairlead.contracts.event.IntegrationState;
import io.fairlead.contracts.topic.Topics;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** What this service keeps of the integrations that connector-service tells of. */
@RegisterForReflection(targets = IntegrationState.class)
@ApplicationScoped
class IntegrationCopy implements StateCopy<IntegrationState> {
    private static final EventType<IntegrationState> STATE =
            new EventType<>(IntegrationState.TYPE, IntegrationState.class);
    private static final String PUT = """
            insert into integration (tenant, name, connector, enabled) values (current_tenant(), $1, $2, $3)
            on conflict (tenant, name) do update set connector = excluded.connector, enabled = excluded.enabled""";
    private static final String REMOVE = "delete from integration where name = $1";

    void follow(@Observes StartupEvent event, StateTopics topics) {
        topics.follow(Topics.INTEGRATIONS, STATE, this);
    }

    @Override
    public Uni<Void> put(SqlConnection connection, String key, IntegrationState state) {
        return connection
                .preparedQuery(PUT)
                .execute(Tuple.of(state.name(), state.connector(), state.enabled()))
                .replaceWithVoid();
    }

    /** What was brought in through it stays. */
    @Override
    public Uni<Void> remove(SqlConnection connection, String key) {
        String name = key.substring(key.indexOf('/') + 1);
        return connection.preparedQuery(REMOVE).execute(Tuple.of(name)).replaceWithVoid();
    }
}
