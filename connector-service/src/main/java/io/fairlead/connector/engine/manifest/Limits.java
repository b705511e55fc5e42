package io.fairlead.connector.engine.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * How often a provider allows to be asked with the same credentials.
 *
 * @param burst requests that may be made at once after a while without any
 */
public record Limits(double perSecond, int burst) {
    private static final int SECONDS = 60;

    public Limits {
        InvalidManifest.unless(perSecond > 0 && burst > 0, "a limit allows something");
    }

    /** Null when the connector has no such section. */
    static @Nullable Limits of(JsonNode yaml) {
        if (yaml.isMissingNode()) {
            return null;
        }
        InvalidManifest.unless(
                yaml.has("per-second") != yaml.has("per-minute"), "a limit is either per second or per minute");
        var perSecond = yaml.has("per-second")
                ? yaml.path("per-second").asDouble()
                : yaml.path("per-minute").asDouble() / SECONDS;
        return new Limits(perSecond, yaml.path("burst").asInt(Math.max(1, (int) perSecond)));
    }
}
