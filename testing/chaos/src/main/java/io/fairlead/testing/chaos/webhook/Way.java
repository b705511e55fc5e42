package io.fairlead.testing.chaos.webhook;

import java.net.URI;

/**
 * A process that takes deliveries.
 *
 * @param part its name
 */
public record Way(String part, URI address) {}
