package io.fairlead.connector.catalog;

import io.fairlead.connector.catalog.ConnectorFolders.Stamp;
import io.fairlead.connector.engine.manifest.ConnectorReader;
import io.fairlead.connector.engine.manifest.Reading;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jboss.logging.Logger;

/**
 * The connectors' folder of this replica; each connector in it is read again when its files change. Except at the start,
 * a change counts when two looks in a row saw the same: half of a file that is being copied may be valid too.
 */
final class ConnectorInbox {
    private static final Logger LOG = Logger.getLogger(ConnectorInbox.class);

    /**
     * What the folder has.
     *
     * @param readings by the name of the connector's folder, broken ones included
     * @param changed what was read anew
     * @param known false until the folder had something: one that cannot be read, or is empty from the start, says
     *     nothing about what this installation has
     */
    record Contents(Map<String, Reading> readings, Set<String> changed, boolean known) {}

    private record Taken(Stamp stamp, Reading reading) {}

    private final ConnectorFolders folders;
    private final ConnectorReader reader;
    private final Map<String, Taken> taken = new TreeMap<>();
    private Map<String, Stamp> lastSeen = Map.of();
    private boolean isFirstLook = true;
    private boolean known;
    private boolean unreadable;

    ConnectorInbox(Path folder, ConnectorReader reader) {
        this.folders = new ConnectorFolders(folder);
        this.reader = reader;
    }

    /** Blocks while it reads from disk. A folder that cannot be listed has what it had. */
    synchronized Contents look() {
        Set<String> changed = stamps().map(this::takeWhatIsAtRest).orElseGet(Set::of);
        isFirstLook = false;
        known |= !taken.isEmpty();
        return new Contents(readings(), changed, known);
    }

    private Map<String, Reading> readings() {
        var readings = new TreeMap<String, Reading>();
        taken.forEach((id, it) -> readings.put(id, it.reading()));
        return readings;
    }

    /** Says what was read. */
    private Set<String> takeWhatIsAtRest(Map<String, Stamp> now) {
        var before = isFirstLook ? now : lastSeen;
        lastSeen = now;
        taken.keySet().removeIf(id -> !now.containsKey(id) && !before.containsKey(id));
        var changed = new HashSet<String>();
        now.forEach((id, stamp) -> {
            if (stamp.equals(before.get(id)) && !isTaken(id, stamp) && take(id, stamp)) {
                changed.add(id);
            }
        });
        return changed;
    }

    private boolean isTaken(String id, Stamp stamp) {
        var before = taken.get(id);
        return before != null && before.stamp().equals(stamp);
    }

    /** Not when somebody writes to it meanwhile: then the next looks will see it at rest. */
    private boolean take(String id, Stamp stamp) {
        var reading = reader.read(stamp.folder());
        if (!ConnectorFolders.stamp(stamp.folder()).equals(stamp)) {
            return false;
        }
        taken.put(id, new Taken(stamp, reading));
        return true;
    }

    private Optional<Map<String, Stamp>> stamps() {
        try {
            var stamps = folders.stamps();
            unreadable = false;
            return Optional.of(stamps);
        } catch (IOException e) {
            if (!unreadable) {
                LOG.errorf("The connectors' folder %s cannot be read: %s", folders.root(), e);
            }
            unreadable = true;
            return Optional.empty();
        }
    }
}
