package io.fairlead.testing.chaos.webhook;

import java.time.Instant;

/**
 * What makes the deliveries of this run differ from those of any other.
 *
 * @param name a few letters and digits
 */
record Run(String name, Instant begun) {

    /** The same delivery whenever it is asked for. */
    Delivery delivery(Endpoint endpoint, int sequence) {
        return delivery(endpoint, sequence, "%s_%s_%d_%06d");
    }

    /** One that must not be taken, whose id no genuine one has. */
    Delivery strange(Endpoint endpoint, int sequence) {
        return delivery(endpoint, sequence, "%s_%s_%d_%06d_strange");
    }

    private Delivery delivery(Endpoint endpoint, int sequence, String shape) {
        var provider = endpoint.provider();
        var id = shape.formatted(provider.idPrefix(), name, endpoint.number(), sequence);
        return new Delivery(endpoint, sequence, id, provider.body(id, sequence, begun));
    }
}
