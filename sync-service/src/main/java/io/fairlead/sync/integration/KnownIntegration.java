package io.fairlead.sync.integration;

/** An integration, as far as this service cares. */
public record KnownIntegration(String connector, boolean enabled) {}
