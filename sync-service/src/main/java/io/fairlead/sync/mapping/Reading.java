package io.fairlead.sync.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairlead.chassis.problem.FieldError;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an item turned out to be. */
public sealed interface Reading {

    /**
     * A record. Of most it is enough to know the checksum: what is to be stored is written when it is asked for.
     *
     * @param key the provider's id of it
     * @param item as the provider sent it
     * @param record what was made of it
     * @param checksum of the record
     * @param modified the provider's time of its last change as it says it, empty where it says none
     * @param references the keys it refers to, by field
     */
    record Live(
            String key,
            JsonNode item,
            JsonNode record,
            Checksum checksum,
            String modified,
            Map<String, List<String>> references)
            implements Reading {

        /** The provider's item as JSON. */
        public String source() {
            return item.toString();
        }

        /** The mapped record as JSON. */
        public String value() {
            return record.toString();
        }

        /** The provider's time of its last change; null where it says none that can be understood. */
        public @Nullable Instant modifiedAt() {
            if (modified.isEmpty()) return null;
            try {
                return OffsetDateTime.parse(modified).toInstant();
            } catch (DateTimeException e) {
                return null;
            }
        }
    }

    /** A record that the provider has deleted. */
    record Gone(String key) implements Reading {}

    /**
     * Something that is no record of the stream.
     *
     * @param key the provider's id of it, null when it has none that can be kept
     * @param source the provider's item as JSON
     * @param errors what is wrong where in the mapped record, or in the item where it was not mapped
     */
    record Unfit(@Nullable String key, String source, List<FieldError> errors) implements Reading {
        public Unfit {
            errors = List.copyOf(errors);
        }
    }
}
