package io.fairlead.connector.catalog;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A connector as the table has it.
 *
 * @param revision changes with everything that is written about it
 * @param inAFolder whether a replica that was heard of lately has it in its folder
 * @param used whether any integration of any tenant is made with it
 */
record StoredDefinition(String id, int version, JsonNode definition, long revision, boolean inAFolder, boolean used) {

    boolean isUnwanted() {
        return !inAFolder && !used;
    }
}
