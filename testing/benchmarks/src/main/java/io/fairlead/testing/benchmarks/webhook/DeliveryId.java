package io.fairlead.testing.benchmarks.webhook;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Finds which delivery an event came with, and reads no further. */
final class DeliveryId {

    private static final String FIELD = "deliveryId";

    private final JsonFactory json = new JsonFactory();

    String of(byte[] event) {
        try (var parser = json.createParser(event)) {
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                for (var name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                    parser.nextToken();
                    if (name.equals(FIELD)) {
                        return parser.getText();
                    }
                    parser.skipChildren();
                }
            }
            throw new IllegalArgumentException("an event without " + FIELD);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
