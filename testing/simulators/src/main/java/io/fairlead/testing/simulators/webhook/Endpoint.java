package io.fairlead.testing.simulators.webhook;

import java.net.URI;
import java.util.Set;

/** Who is told: an address, and the secret that signs what goes there. */
public record Endpoint(String id, String url, String secret) {

    /** Whether something can be sent there. */
    public static boolean isAddress(String url) {
        try {
            URI address = URI.create(url);
            return Set.of("http", "https").contains(String.valueOf(address.getScheme())) && address.getHost() != null;
        } catch (IllegalArgumentException notAnAddress) {
            return false;
        }
    }

    @Override
    public String toString() {
        return "%s at %s".formatted(id, url);
    }
}
