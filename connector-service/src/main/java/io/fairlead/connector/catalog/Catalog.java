package io.fairlead.connector.catalog;

import io.fairlead.chassis.expression.Expressions;
import io.fairlead.chassis.expression.InvalidExpression;
import io.fairlead.connector.engine.manifest.Connector;
import io.fairlead.connector.engine.manifest.ConnectorReader;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The connectors of this installation. A folder is read again when it changes; one that is broken leaves the last valid
 * definition live and touches no other. While nothing changes the same {@link Connector} is handed out.
 */
@ApplicationScoped
public class Catalog {
    private static final Logger LOG = Logger.getLogger(Catalog.class);

    private final ConnectorFolders folders;
    private final ConnectorReader reader = new ConnectorReader(Catalog::complaintAbout);
    private volatile Map<String, CatalogEntry> entries = Map.of();
    private Map<String, ConnectorFolders.Stamp> seen = Map.of();
    private boolean folderMissing;

    @Inject
    Catalog(CatalogConfig config) {
        this(config.folder());
    }

    Catalog(Path folder) {
        this.folders = new ConnectorFolders(folder);
    }

    /** The definition in use, if there is one. */
    public Optional<Connector> find(String id) {
        return Optional.ofNullable(entries.get(id)).map(CatalogEntry::live);
    }

    /** By id. */
    List<CatalogEntry> entries() {
        return List.copyOf(entries.values());
    }

    Optional<CatalogEntry> entry(String id) {
        return Optional.ofNullable(entries.get(id));
    }

    void load(@Observes StartupEvent start) {
        refresh();
    }

    /** Blocks while it reads from disk. */
    @Scheduled(
            identity = "connector-catalog",
            every = "${fairlead.connectors.check-every:2s}",
            delayed = "${fairlead.connectors.check-every:2s}",
            concurrentExecution = ConcurrentExecution.SKIP)
    synchronized void refresh() {
        var stamps = look();
        if (stamps == null || stamps.equals(seen)) {
            return;
        }
        var next = new TreeMap<String, CatalogEntry>();
        stamps.forEach((id, stamp) -> next.put(id, stamp.equals(seen.get(id)) ? unchanged(id) : read(id)));
        entries.keySet().stream()
                .filter(id -> !next.containsKey(id))
                .forEach(id -> LOG.infof("The folder of connector %s is gone, and it with it", id));
        entries = next;
        seen = stamps;
    }

    /** Null when the folder cannot be listed: what is live stays so. */
    private @Nullable Map<String, ConnectorFolders.Stamp> look() {
        try {
            var stamps = folders.stamps();
            folderMissing = false;
            return stamps;
        } catch (IOException e) {
            if (!folderMissing) {
                LOG.errorf("The connectors' folder %s cannot be read: %s", folders.root(), e);
            }
            folderMissing = true;
            return null;
        }
    }

    private CatalogEntry unchanged(String id) {
        var entry = entries.get(id);
        return entry == null ? read(id) : entry;
    }

    private CatalogEntry read(String id) {
        var entry = CatalogEntry.of(reader.read(folders.of(id)), entries.get(id));
        switch (entry.state()) {
            case VALID -> LOG.infof("Connector %s is ready", id);
            case INVALID -> entry.errors().forEach(error -> LOG.warnf("Connector %s is refused: %s", id, error));
        }
        return entry;
    }

    private static Optional<String> complaintAbout(String expression) {
        try {
            Expressions.compile(expression);
            return Optional.empty();
        } catch (InvalidExpression e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }
}
