package io.fairlead.monitoring.inbox;

import io.fairlead.chassis.event.EventType;
import io.fairlead.chassis.event.StateCopy;
import io.fairlead.chassis.event.StateTopics;
import io.fairlead.contracts.event.DeadLetter;
import io.fairlead.contracts.topic.Topics;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.UUID;

/** Keeps the inbox as the owners of dead letters tell it. */
@RegisterForReflection(targets = {DeadLetter.class, DeadLetter.Action.class})
@ApplicationScoped
class DeadLetterCopy implements StateCopy<DeadLetter> {
    private static final EventType<DeadLetter> LETTER = new EventType<>(DeadLetter.TYPE, DeadLetter.class);

    private final Inbox inbox;

    DeadLetterCopy(Inbox inbox) {
        this.inbox = inbox;
    }

    void follow(@Observes StartupEvent event, StateTopics topics) {
        topics.follow(Topics.DEAD_LETTERS, LETTER, this);
    }

    @Override
    public Uni<Void> put(SqlConnection connection, String key, DeadLetter letter) {
        return inbox.put(connection, letter);
    }

    @Override
    public Uni<Void> remove(SqlConnection connection, String key) {
        String[] parts = key.split("/", 3);
        return inbox.remove(connection, parts[1], UUID.fromString(parts[2]));
    }
}
