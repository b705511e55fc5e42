package io.fairlead.monitoring.unmarked;

public record NobodySaidWhatMayBeNull(String name) {}
