package io.fairlead.connector.engine.manifest;

import java.time.Duration;

/** What the provider allows one credential: a number of requests in a time. */
public record Limits(int requests, Duration per) {
    public Limits {
        InvalidManifest.unless(requests > 0, "requests must be positive, not %d", requests);
        InvalidManifest.unless(per.isPositive(), "per must be positive, not %s", per);
    }
}
