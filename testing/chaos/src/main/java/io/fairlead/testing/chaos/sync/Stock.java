package io.fairlead.testing.chaos.sync;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What there is in the end, at the provider and here.
 *
 * @param source the provider's records by stream and id
 */
record Stock(
        Map<String, Map<String, JsonNode>> source,
        Map<String, List<StoredRecord>> live,
        Map<String, List<StoredRecord>> deleted) {

    static Stock take(RosterTwin twin, StoredRecords stored) throws InterruptedException {
        var stock = new Stock(new HashMap<>(), new HashMap<>(), new HashMap<>());
        for (var stream : Roster.STREAMS) {
            stock.source.put(stream, twin.records(stream));
            stock.live.put(stream, stored.live(stream));
            stock.deleted.put(stream, stored.deleted(stream));
        }
        return stock;
    }

    Map<String, JsonNode> sourceOf(String stream) {
        return source.getOrDefault(stream, Map.of());
    }

    List<StoredRecord> liveOf(String stream) {
        return live.getOrDefault(stream, List.of());
    }

    List<StoredRecord> deletedOf(String stream) {
        return deleted.getOrDefault(stream, List.of());
    }

    long liveAtSource() {
        return source.values().stream()
                .flatMap(records -> records.values().stream())
                .filter(Roster::isLive)
                .count();
    }

    long records() {
        return live.values().stream().mapToLong(List::size).sum();
    }

    long deletedRecords() {
        return deleted.values().stream().mapToLong(List::size).sum();
    }
}
