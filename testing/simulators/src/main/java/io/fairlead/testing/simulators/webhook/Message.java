package io.fairlead.testing.simulators.webhook;

/**
 * What a provider tells: at every attempt the same id and the same body.
 *
 * @param id empty when a body was dictated in which the provider would have put one
 */
public record Message(String id, String type, String body) {}
