package io.fairlead.sync.mapping;

import io.fairlead.chassis.problem.FieldError;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an item turned out to be. */
public sealed interface Reading {

    /** The provider's item as JSON. */
    String source();

    /**
     * A record.
     *
     * @param key the provider's id of it
     * @param value the mapped record as JSON
     * @param checksum of the mapped record
     * @param modifiedAt the provider's time of its last change, where it says one
     * @param references the keys it refers to, by field
     */
    record Live(
            String key,
            String source,
            String value,
            Checksum checksum,
            @Nullable Instant modifiedAt,
            Map<String, List<String>> references)
            implements Reading {}

    /** A record that the provider has deleted. */
    record Gone(String key, String source) implements Reading {}

    /**
     * Something that is no record of the stream.
     *
     * @param key the provider's id of it, null when it has none that can be kept
     * @param errors what is wrong where in the mapped record, or in the item where it was not mapped
     */
    record Unfit(@Nullable String key, String source, List<FieldError> errors) implements Reading {
        public Unfit {
            errors = List.copyOf(errors);
        }
    }
}
