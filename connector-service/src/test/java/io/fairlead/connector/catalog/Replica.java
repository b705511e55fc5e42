package io.fairlead.connector.catalog;

import io.fairlead.connector.catalog.CatalogEntry.State;
import io.fairlead.connector.engine.manifest.Connector;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** What a replica of the service has of connectors, with a folder and a clock of its own. */
final class Replica {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration REMEMBERED = Duration.ofMinutes(1);

    private final Catalog catalog;
    private final CatalogUpkeep upkeep;
    private Instant now = Instant.parse("2026-11-20T08:00:00Z");

    private Replica(Path folder, ReplicaFolders folders, Definitions definitions, boolean liveEditing) {
        catalog = new Catalog(liveEditing);
        var inbox = new ConnectorInbox(folder, Catalog.READER);
        upkeep = new CatalogUpkeep(inbox, folders, definitions, catalog, liveEditing, REMEMBERED, () -> now);
    }

    static Replica justStarted(Path folder, ReplicaFolders folders, Definitions definitions) {
        return new Replica(folder, folders, definitions, false);
    }

    static Replica running(Path folder, ReplicaFolders folders, Definitions definitions) {
        return new Replica(folder, folders, definitions, false).forLong();
    }

    static Replica runningWithLiveEditing(Path folder, ReplicaFolders folders, Definitions definitions) {
        return new Replica(folder, folders, definitions, true).forLong();
    }

    private Replica forLong() {
        now = now.plus(REMEMBERED);
        return this;
    }

    /** Twice, so that what has changed counts. */
    void look() {
        upkeep.look().chain(upkeep::look).await().atMost(PATIENCE);
    }

    boolean has(String connector) {
        return catalog.entry(connector).isPresent();
    }

    State state(String connector) {
        return catalog.entry(connector).orElseThrow().state();
    }

    String nameOf(String connector) {
        return catalog.find(connector).map(Connector::name).orElse("not in use");
    }
}
