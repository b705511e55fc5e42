package io.fairlead.testing.simulators.oneroster;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/** One district of a given size, the same every time. */
final class District {

    private static final int LARGEST = 1_000_000;

    private final Outskirts outskirts;
    private final Map<RecordType, Population> populations = new EnumMap<>(RecordType.class);

    District(int users) {
        if (users < Centre.USERS || users > LARGEST) {
            throw new IllegalArgumentException(
                    "a district has from %d to %d users, not %d".formatted(Centre.USERS, LARGEST, users));
        }
        outskirts = new Outskirts(users - Centre.USERS);
        Map<RecordType, List<ObjectNode>> centre = Centre.records();
        for (RecordType type : RecordType.values()) {
            List<ObjectNode> held = new ArrayList<>(centre.getOrDefault(type, List.of()));
            held.addAll(outskirts.held(type));
            if (type == RecordType.ORG) {
                outskirts.held(type).forEach(area -> top(held)
                        .add(Reference.to(type, area.path("sourcedId").asText())));
            }
            populations.put(type, new Population(held, outskirts.series(type)));
        }
    }

    private static ArrayNode top(List<ObjectNode> orgs) {
        return orgs.getFirst().withArray("children");
    }

    Population population(RecordType type) {
        return Objects.requireNonNull(populations.get(type));
    }

    /** The numbers of the enrollments that a student began with, and, for one of the centre, of all there. */
    IntStream enrollmentsOf(String student) {
        int held = population(RecordType.ENROLLMENT).held();
        return population(RecordType.USER).holds(student)
                ? IntStream.range(0, held)
                : outskirts.enrollmentsOf(student).map(place -> held + place);
    }
}
