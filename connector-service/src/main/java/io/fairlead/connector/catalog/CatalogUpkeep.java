package io.fairlead.connector.catalog;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import io.fairlead.connector.engine.manifest.Reading;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * Brings this replica's folder into the table, and what the table decided into this replica's catalogue. How replicas
 * whose folders differ get along is told in docs/decisions/0009-connectors-in-a-table.md.
 */
@ApplicationScoped
class CatalogUpkeep {
    private static final Logger LOG = Logger.getLogger(CatalogUpkeep.class);
    private static final Duration LONGEST_START = Duration.ofSeconds(30);

    private final Inbox inbox;
    private final Definitions definitions;
    private final Catalog catalog;
    private final boolean liveEditing;
    private final Duration rememberFor;
    private final InstantSource clock;
    private final UUID replica = UUID.randomUUID();
    private final Instant started;
    private final Set<String> changed = new HashSet<>();
    private Map<String, StoredDefinition> stored = Map.of();
    private volatile boolean isStarted;
    private volatile boolean failing;

    @Inject
    CatalogUpkeep(CatalogConfig config, Definitions definitions, Catalog catalog, Clock clock) {
        this(
                new Inbox(config.folder(), Catalog.READER),
                definitions,
                catalog,
                config.liveEditing(),
                config.rememberFor(),
                clock);
    }

    CatalogUpkeep(
            Inbox inbox,
            Definitions definitions,
            Catalog catalog,
            boolean liveEditing,
            Duration rememberFor,
            InstantSource clock) {
        this.inbox = inbox;
        this.definitions = definitions;
        this.catalog = catalog;
        this.liveEditing = liveEditing;
        this.rememberFor = rememberFor;
        this.clock = clock;
        this.started = clock.instant();
    }

    void start(@Observes StartupEvent event) {
        survive(settle(inbox.look()).chain(definitions::tellAgain)).await().atMost(LONGEST_START);
        isStarted = true;
    }

    @Scheduled(
            identity = "connector-catalog",
            every = "${fairlead.connectors.check-every:2s}",
            delayed = "${fairlead.connectors.check-every:2s}",
            concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> round() {
        return isStarted ? survive(look()) : Uni.createFrom().voidItem();
    }

    Uni<Void> look() {
        return Uni.createFrom()
                .item(inbox::look)
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .chain(this::settle);
    }

    /** The catalogue stays as it is, and the next round tries again. */
    private Uni<Void> survive(Uni<Void> round) {
        return round.invoke(() -> failing = false).onFailure().recoverWithItem(failure -> {
            if (!failing) {
                LOG.errorf("The connectors stay as they are until PostgreSQL answers: %s", failure);
            }
            failing = true;
            return null;
        });
    }

    private Uni<Void> settle(Inbox.Contents contents) {
        changed.addAll(contents.changed());
        return tell(contents)
                .chain(this::read)
                .chain(() -> change(contents))
                .chain(any -> any ? read() : Uni.createFrom().voidItem())
                .invoke(() -> catalog.show(contents.readings(), stored))
                .invoke(changed::clear);
    }

    private Uni<Void> tell(Inbox.Contents contents) {
        return contents.known()
                ? definitions.tell(replica, contents.readings().keySet(), rememberFor)
                : Uni.createFrom().voidItem();
    }

    private Uni<Void> read() {
        return definitions
                .all(stored)
                .invoke(all -> stored = all.stream().collect(toMap(StoredDefinition::id, identity())))
                .replaceWithVoid();
    }

    private Uni<Boolean> change(Inbox.Contents contents) {
        var files = contents.readings().values().stream()
                .filter(Reading.Valid.class::isInstance)
                .map(Reading.Valid.class::cast)
                .filter(this::replaces)
                .toList();
        return each(files, file -> definitions.store(file, isEdited(file)))
                .chain(some -> each(unwanted(contents), definitions::withdraw).map(others -> some || others));
    }

    private boolean replaces(Reading.Valid file) {
        return Admission.of(file, stored.get(file.id())).replaces(isEdited(file));
    }

    private boolean isEdited(Reading.Valid file) {
        return liveEditing && changed.contains(file.id());
    }

    private List<String> unwanted(Inbox.Contents contents) {
        var othersHadTimeToSpeak = !clock.instant().isBefore(started.plus(rememberFor));
        return contents.known() && othersHadTimeToSpeak
                ? stored.values().stream()
                        .filter(StoredDefinition::isUnwanted)
                        .map(StoredDefinition::id)
                        .toList()
                : List.of();
    }

    /** One after the other; whether any of them changed something. */
    private static <T> Uni<Boolean> each(Collection<T> things, Function<T, Uni<Boolean>> work) {
        var any = Uni.createFrom().item(false);
        for (var thing : things) {
            any = any.chain(before -> work.apply(thing).map(now -> before || now));
        }
        return any;
    }
}
