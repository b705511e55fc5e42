package io.fairlead.testing.simulators.twin;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Records that can be changed from outside, as the provider's own people would in their own program. */
public interface Records {

    /**
     * Puts these fields into a record, which is made when there is none of this id. Throws
     * {@link IllegalArgumentException} when there can be no such record.
     */
    ObjectNode change(String collection, String id, ObjectNode fields);
}
