package io.fairlead.connector.catalog;

import io.fairlead.chassis.expression.Expressions;
import io.fairlead.chassis.expression.InvalidExpression;
import io.fairlead.connector.catalog.CatalogEntry.State;
import io.fairlead.connector.engine.manifest.Connector;
import io.fairlead.connector.engine.manifest.ConnectorReader;
import io.fairlead.connector.engine.manifest.ManifestError;
import io.fairlead.connector.engine.manifest.Reading;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The connectors of this installation as this replica has them: what the table decided, and how its own folder stands
 * to that. While nothing changes the same {@link Connector} is handed out, and who has one keeps it: what is under way
 * ends with the definition it began with.
 */
@ApplicationScoped
public class Catalog {
    private static final Logger LOG = Logger.getLogger(Catalog.class);

    /** Checks everything, expressions included. */
    static final ConnectorReader READER = new ConnectorReader(Catalog::complaintAbout);

    private final boolean liveEditing;
    private volatile Map<String, CatalogEntry> entries = Map.of();

    @Inject
    Catalog(CatalogConfig config) {
        this(config.liveEditing());
    }

    Catalog(boolean liveEditing) {
        this.liveEditing = liveEditing;
    }

    /** The definition in use, if there is one. */
    public Optional<Connector> find(String id) {
        return entry(id).map(CatalogEntry::live);
    }

    /** The definition in use, if new integrations can be made with it. */
    public Optional<Connector> offered(String id) {
        return entry(id).filter(CatalogEntry::isOffered).map(CatalogEntry::live);
    }

    /** By id. */
    List<CatalogEntry> entries() {
        return List.copyOf(entries.values());
    }

    Optional<CatalogEntry> entry(String id) {
        return Optional.ofNullable(entries.get(id));
    }

    /** From now on this is what there is. */
    void show(Map<String, Reading> folder, Map<String, StoredDefinition> stored) {
        var ids = new TreeSet<>(stored.keySet());
        ids.addAll(folder.keySet());
        var next = new TreeMap<String, CatalogEntry>();
        ids.forEach(id -> next.put(id, entry(id, folder.get(id), stored.get(id), entries.get(id))));
        next.values().forEach(entry -> tellWhenNew(entry, entries.get(entry.id())));
        entries.keySet().stream()
                .filter(id -> !next.containsKey(id))
                .forEach(id -> LOG.infof("Connector %s is withdrawn", id));
        entries = next;
    }

    private CatalogEntry entry(
            String id, @Nullable Reading folder, @Nullable StoredDefinition stored, @Nullable CatalogEntry before) {
        if (stored == null) {
            var errors = folder instanceof Reading.Invalid invalid ? invalid.errors() : List.<ManifestError>of();
            return new CatalogEntry(id, null, 0, State.INVALID, errors);
        }
        if (before != null && before.revision() == stored.revision()) {
            return judged(before.live(), folder, stored);
        }
        return switch (READER.read(id, stored.definition())) {
            case Reading.Valid valid -> judged(valid.connector(), folder, stored);
            case Reading.Invalid unknown ->
                new CatalogEntry(id, lastUnderstood(folder, before), 0, State.INVALID, unknown.errors());
        };
    }

    /** What is stored may be written by a newer build. Then this one goes on with what it had, or with its own folder. */
    private static @Nullable Connector lastUnderstood(@Nullable Reading folder, @Nullable CatalogEntry before) {
        if (before != null && before.live() != null) {
            return before.live();
        }
        return folder instanceof Reading.Valid valid ? valid.connector() : null;
    }

    private CatalogEntry judged(@Nullable Connector live, @Nullable Reading folder, StoredDefinition stored) {
        return switch (folder) {
            case null -> entry(live, stored, stored.inAFolder() ? State.VALID : State.REMOVED, List.of());
            case Reading.Invalid invalid -> entry(live, stored, State.INVALID, invalid.errors());
            case Reading.Valid valid -> {
                var admission = Admission.of(valid, stored);
                yield entry(live, stored, stateOf(admission), complaints(admission, valid, stored));
            }
        };
    }

    /** With live editing, what differs was edited by another replica a moment later. */
    private State stateOf(Admission admission) {
        return switch (admission) {
            case NEW, HIGHER, SAME -> State.VALID;
            case OTHER_CONTENT -> liveEditing ? State.VALID : State.INVALID;
            case LOWER -> State.OUTDATED;
        };
    }

    private List<ManifestError> complaints(Admission admission, Reading.Valid file, StoredDefinition stored) {
        return stateOf(admission) == State.VALID ? List.of() : admission.complaints(file, stored);
    }

    private static CatalogEntry entry(
            @Nullable Connector live, StoredDefinition stored, State state, List<ManifestError> errors) {
        return new CatalogEntry(stored.id(), live, stored.revision(), state, errors);
    }

    private static void tellWhenNew(CatalogEntry entry, @Nullable CatalogEntry before) {
        if (entry.equals(before)) {
            return;
        }
        switch (entry.state()) {
            case VALID -> LOG.infof("Connector %s is ready", entry.id());
            case REMOVED -> LOG.infof("Connector %s is in no folder any more, but in use", entry.id());
            case INVALID, OUTDATED ->
                entry.errors().forEach(error -> LOG.warnf("Connector %s is refused: %s", entry.id(), error));
        }
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
