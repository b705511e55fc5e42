package io.fairlead.testing.chaos.webhook;

import java.time.Instant;
import java.util.Map;

/** Something that a provider tells, once, however often it has to say it. */
record Delivery(Endpoint endpoint, int sequence, String id, String body) {

    /** What goes over the wire; {@code headers} prove whose it is. */
    record Message(String path, Map<String, String> headers, String body) {}

    /** Signed anew, as a provider does whenever it tries again. */
    Message signed(Instant at) {
        return new Message(endpoint.path(), endpoint.signature().headers(id, at, body), body);
    }
}
