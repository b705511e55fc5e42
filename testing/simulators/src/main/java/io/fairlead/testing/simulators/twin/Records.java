package io.fairlead.testing.simulators.twin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;

/**
 * Records that can be changed from outside, as the provider's own people would in their own program, and read as they
 * are. Throws {@link IllegalArgumentException} where there can be no such record, collection or number.
 */
public interface Records {

    /** Puts these fields into a record, which is made when there is none of this id; null takes a field away. */
    ObjectNode change(String collection, String id, ObjectNode fields);

    /** So many records change at random, the same for the same seed. Says what has happened. */
    ObjectNode evolve(long seed, int changes, boolean remove);

    /** This share of a collection's records is deleted as the provider deletes. Says how many. */
    ObjectNode massDelete(String collection, double share);

    /** All records in the order of their keys, each as the provider shows it to those who call it at this address. */
    Lines lines(String collection, String baseUrl);

    record Lines(int count, Iterator<String> each) {}
}
