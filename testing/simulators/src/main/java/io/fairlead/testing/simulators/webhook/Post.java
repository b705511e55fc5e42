package io.fairlead.testing.simulators.webhook;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One request on its way out.
 *
 * @param cut whether the connection ends after half of the body
 */
public record Post(String url, Map<String, String> headers, String body, boolean cut) {

    public Post {
        headers = Map.copyOf(headers);
    }

    static Post signed(Scheme scheme, Message message, Endpoint to, Instant at) {
        return new Post(to.url(), scheme.headers(message, at, to.secret()), message.body(), false);
    }

    Post withBody(String other) {
        return new Post(url, headers, other, cut);
    }

    Post without(String header) {
        Map<String, String> fewer = new LinkedHashMap<>(headers);
        fewer.remove(header);
        return new Post(url, fewer, body, cut);
    }

    Post cutOff() {
        return new Post(url, headers, body, true);
    }
}
