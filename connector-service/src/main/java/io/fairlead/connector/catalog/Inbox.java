package io.fairlead.connector.catalog;

import io.fairlead.connector.engine.manifest.ConnectorReader;
import io.fairlead.connector.engine.manifest.Reading;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The connectors' folder of this replica; each connector in it is read again when its files change. */
final class Inbox {
    private static final Logger LOG = Logger.getLogger(Inbox.class);

    /**
     * What the folder has.
     *
     * @param readings by the name of the connector's folder, broken ones included
     * @param changed what was read anew
     * @param known false until the folder had something: one that cannot be read, or is empty from the start, says
     *     nothing about what this installation has
     */
    record Contents(Map<String, Reading> readings, Set<String> changed, boolean known) {}

    private final ConnectorFolders folders;
    private final ConnectorReader reader;
    private Map<String, Reading> readings = Map.of();
    private Map<String, ConnectorFolders.Stamp> seen = Map.of();
    private boolean known;
    private boolean unreadable;

    Inbox(Path folder, ConnectorReader reader) {
        this.folders = new ConnectorFolders(folder);
        this.reader = reader;
    }

    /** Blocks while it reads from disk. A folder that cannot be listed has what it had. */
    synchronized Contents look() {
        var stamps = stamps();
        if (stamps == null) {
            return new Contents(readings, Set.of(), known);
        }
        var before = seen;
        var changed = stamps.entrySet().stream()
                .filter(stamp -> !stamp.getValue().equals(before.get(stamp.getKey())))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        var next = new TreeMap<String, Reading>();
        stamps.keySet().forEach(id -> next.put(id, changed.contains(id) ? reader.read(folders.of(id)) : reading(id)));
        readings = next;
        seen = stamps;
        known |= !stamps.isEmpty();
        return new Contents(next, changed, known);
    }

    private Reading reading(String id) {
        var reading = readings.get(id);
        return reading == null ? reader.read(folders.of(id)) : reading;
    }

    private @Nullable Map<String, ConnectorFolders.Stamp> stamps() {
        try {
            var stamps = folders.stamps();
            unreadable = false;
            return stamps;
        } catch (IOException e) {
            if (!unreadable) {
                LOG.errorf("The connectors' folder %s cannot be read: %s", folders.root(), e);
            }
            unreadable = true;
            return null;
        }
    }
}
