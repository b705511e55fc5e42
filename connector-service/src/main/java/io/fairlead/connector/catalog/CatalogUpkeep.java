package io.fairlead.connector.catalog;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import io.fairlead.connector.engine.manifest.Reading;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
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

/**
 * Brings this replica's folder into the table, and what the table decided into this replica's catalogue. How replicas
 * whose folders differ get along is told in docs/decisions/0009-connectors-in-a-table.md.
 */
@ApplicationScoped
class CatalogUpkeep {
    private final ConnectorInbox inbox;
    private final ReplicaFolders folders;
    private final Definitions definitions;
    private final Catalog catalog;
    private final boolean liveEditing;
    private final Duration rememberFor;
    private final InstantSource clock;
    private final UUID replica = UUID.randomUUID();
    private final Instant started;
    private final Set<String> changed = new HashSet<>();
    private Map<String, StoredDefinition> stored = Map.of();

    @Inject
    CatalogUpkeep(CatalogConfig config, ReplicaFolders folders, Definitions definitions, Catalog catalog, Clock clock) {
        this(
                new ConnectorInbox(config.folder(), Catalog.READER),
                folders,
                definitions,
                catalog,
                config.liveEditing(),
                new LookTimes(config.checkEvery(), config.rememberFor()).rememberFor(),
                clock);
    }

    CatalogUpkeep(
            ConnectorInbox inbox,
            ReplicaFolders folders,
            Definitions definitions,
            Catalog catalog,
            boolean liveEditing,
            Duration rememberFor,
            InstantSource clock) {
        this.inbox = inbox;
        this.folders = folders;
        this.definitions = definitions;
        this.catalog = catalog;
        this.liveEditing = liveEditing;
        this.rememberFor = rememberFor;
        this.clock = clock;
        this.started = clock.instant();
    }

    /** Files and definitions are read off the event loop. */
    Uni<Void> look() {
        return Uni.createFrom()
                .item(inbox::look)
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .chain(this::settle);
    }

    private Uni<Void> settle(ConnectorInbox.Contents contents) {
        changed.addAll(contents.changed());
        return tell(contents)
                .chain(this::read)
                .chain(() -> change(contents))
                .chain(any -> any ? read() : Uni.createFrom().voidItem())
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .invoke(() -> catalog.show(contents.readings(), stored))
                .invoke(changed::clear);
    }

    private Uni<Void> tell(ConnectorInbox.Contents contents) {
        return contents.known()
                ? folders.tell(replica, contents.readings().keySet(), rememberFor)
                : Uni.createFrom().voidItem();
    }

    private Uni<Void> read() {
        return definitions
                .all(stored)
                .invoke(all -> stored = all.stream().collect(toMap(StoredDefinition::id, identity())))
                .replaceWithVoid();
    }

    private Uni<Boolean> change(ConnectorInbox.Contents contents) {
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

    private List<String> unwanted(ConnectorInbox.Contents contents) {
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
