package io.fairlead.testing.chaos.sync;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Whether the records are as at their source, row by row. */
final class StockCheck {

    static final String LOST = "records lost";
    static final String TOO_MANY = "records that the source has not";
    static final String TWICE = "records there twice";
    static final String WRONG = "records that differ from their source";
    static final String REFERENCES = "records with wrong references";
    static final String NOT_DELETED = "deletions that are none";

    private final Stock stock;
    private final Findings findings;
    private final Map<Roster.Key, String> ids = new HashMap<>();

    StockCheck(Stock stock, Findings findings) {
        this.stock = stock;
        this.findings = findings;
    }

    void check() {
        Roster.STREAMS.forEach(stream -> known(stream, stock.liveOf(stream)));
        Roster.STREAMS.forEach(stream -> known(stream, stock.deletedOf(stream)));
        Roster.STREAMS.forEach(this::check);
    }

    /** Each of ours is one of the provider's, and each of the provider's one of ours. */
    private void known(String stream, List<StoredRecord> records) {
        for (var record : records) {
            if (record.externalIds().size() != 1) {
                findings.add(TWICE, "%s %s is %s".formatted(stream, record.id(), record.externalIds()));
            }
            for (var id : record.externalIds()) {
                var before = ids.put(new Roster.Key(stream, id), record.id());
                if (before != null) {
                    findings.add(TWICE, "%s %s is %s and %s".formatted(stream, id, before, record.id()));
                }
            }
        }
    }

    private void check(String stream) {
        var source = stock.sourceOf(stream);
        Set<String> here = new HashSet<>();
        for (var record : stock.liveOf(stream)) {
            here.add(record.externalId());
            var item = source.get(record.externalId());
            if (item == null || !Roster.isLive(item)) {
                findings.add(
                        TOO_MANY,
                        "%s %s, %s".formatted(stream, record.externalId(), item == null ? "unknown" : "deleted there"));
            } else {
                compare(stream, record, item);
            }
        }
        source.forEach((id, item) -> {
            if (Roster.isLive(item) && !here.contains(id)) {
                findings.add(
                        LOST,
                        "%s %s, changed at %s"
                                .formatted(
                                        stream,
                                        id,
                                        item.path("dateLastModified").asText()));
            }
        });
        for (var record : stock.deletedOf(stream)) {
            var item = source.get(record.externalId());
            if (item == null || Roster.isLive(item)) {
                findings.add(NOT_DELETED, "%s %s".formatted(stream, record.externalId()));
            }
        }
    }

    private void compare(String stream, StoredRecord record, JsonNode item) {
        var expected = Roster.mapped(stream, item);
        if (!expected.equals(record.value())) {
            findings.add(
                    WRONG,
                    "%s %s, changed at %s: %s"
                            .formatted(
                                    stream,
                                    record.externalId(),
                                    item.path("dateLastModified").asText(),
                                    difference(expected, record.value())));
        }
        Map<Roster.Key, String> references = new HashMap<>();
        Roster.references(stream, expected).forEach(key -> references.put(key, ids.getOrDefault(key, "")));
        if (!references.equals(record.references())) {
            findings.add(
                    REFERENCES,
                    "%s %s: %s instead of %s".formatted(stream, record.externalId(), record.references(), references));
        }
        var state = references.containsValue("") ? "incomplete" : "synced";
        if (!record.state().equals(state)) {
            findings.add(
                    REFERENCES,
                    "%s %s is %s instead of %s".formatted(stream, record.externalId(), record.state(), state));
        }
    }

    private static String difference(JsonNode expected, JsonNode actual) {
        Set<String> fields = new TreeSet<>();
        expected.fieldNames().forEachRemaining(fields::add);
        actual.fieldNames().forEachRemaining(fields::add);
        fields.removeIf(field -> expected.path(field).equals(actual.path(field)));
        return String.join(
                ", ",
                fields.stream()
                        .map(field -> "%s is %s instead of %s".formatted(field, actual.get(field), expected.get(field)))
                        .toList());
    }
}
