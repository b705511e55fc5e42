package io.fairlead.connector.engine.manifest;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One kind of record that is kept in step with the provider.
 *
 * @param list the paged read that lists all records
 * @param input of every page, {@code limit} and {@code cursor} aside
 * @param since what is added to the input when only changes are read; null when every run reads all
 * @param get the read that gives one record, where there is one
 * @param pageSize items of a page
 * @param key what identifies a record, in an item
 * @param changed when the provider changed the record last, in an item
 * @param deleted expression over an item: true means that the record is deleted at the provider
 * @param entities entity types of webhook events about these records
 * @param references fields of the mapped record that hold keys of records of another stream, or of this one
 * @param map fields of the mapped record, each an expression over the item
 * @param schema of the mapped record, closed
 */
public record Stream(
        String id,
        String title,
        String list,
        ObjectNode input,
        @Nullable ObjectNode since,
        @Nullable Get get,
        int pageSize,
        JsonPointer key,
        @Nullable JsonPointer changed,
        @Nullable String deleted,
        List<String> entities,
        Map<String, String> references,
        Map<String, String> map,
        ObjectNode schema) {

    /** The operation whose data is one record, and the name of its input that takes the key. */
    public record Get(String operation, String id) {}

    public Stream {
        InvalidManifest.unless(pageSize > 0, "stream '%s': a page has at least one item", id);
        InvalidManifest.unless(
                map.keySet().containsAll(references.keySet()), "stream '%s': what refers is in its map", id);
        input = input.deepCopy();
        since = since == null ? null : since.deepCopy();
        entities = List.copyOf(entities);
        references = Ordered.copyOf(references);
        map = Ordered.copyOf(map);
        schema = schema.deepCopy();
    }

    /** Whether a run can read what has changed only. */
    public boolean incremental() {
        return since != null;
    }
}
