package io.fairlead.webhook.violation;

public record Neighbour(String name) {}
