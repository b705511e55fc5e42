package io.fairlead.testing.chaos.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Whether the verified deliveries of each endpoint came in the order in which they were acknowledged. Only the first
 * time counts that one is there: providers repeat.
 */
final class IntakeOrder {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SHOWN = 10;

    private final Map<String, Endpoint> endpoints;
    private final Map<String, BitSet> seen = new HashMap<>();
    private final List<String> firstOvertaken = new ArrayList<>();
    private int overtaken;

    IntakeOrder(List<Endpoint> endpoints) {
        this.endpoints = endpoints.stream().collect(Collectors.toMap(Endpoint::id, Function.identity()));
    }

    void add(String key, JsonNode delivery) {
        var endpoint = endpoints.get(key);
        if (endpoint != null) {
            add(endpoint, endpoint.provider().sequence(body(delivery)));
        }
    }

    private void add(Endpoint endpoint, int sequence) {
        var before = seen.computeIfAbsent(endpoint.id(), any -> new BitSet());
        if (before.get(sequence)) {
            return;
        }
        if (before.length() > sequence) {
            overtaken++;
            if (overtaken <= SHOWN) {
                firstOvertaken.add(
                        "%d of endpoint %d came after %d".formatted(sequence, endpoint.number(), before.length() - 1));
            }
        }
        before.set(sequence);
    }

    int deliveries() {
        return seen.values().stream().mapToInt(BitSet::cardinality).sum();
    }

    /** How many came after one that was sent later. */
    int overtaken() {
        return overtaken;
    }

    List<String> firstOvertaken() {
        return List.copyOf(firstOvertaken);
    }

    private static JsonNode body(JsonNode delivery) {
        try {
            return JSON.readTree(delivery.path("body").binaryValue());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a verified delivery is not what was sent", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
