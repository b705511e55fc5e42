package io.fairlead.testing.simulators.webhook;

import java.util.ArrayList;
import java.util.List;

/** The endpoints of a provider that has no API to register them. */
public final class Subscriptions {

    private static final int MOST = 16;

    private final List<Endpoint> endpoints = new ArrayList<>();
    private int added;

    /** Throws {@link IllegalArgumentException} when there are too many. */
    public Endpoint add(String url, String secret) {
        if (endpoints.size() >= MOST) {
            throw new IllegalArgumentException("there are %d webhooks already".formatted(MOST));
        }
        Endpoint endpoint = new Endpoint("webhook-" + ++added, url, secret);
        endpoints.add(endpoint);
        return endpoint;
    }

    public List<Endpoint> all() {
        return List.copyOf(endpoints);
    }

    public void remove(Endpoint endpoint) {
        endpoints.remove(endpoint);
    }

    void reset() {
        endpoints.clear();
        added = 0;
    }
}
