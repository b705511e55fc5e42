package io.fairlead.contracts.violation;

import io.quarkus.runtime.StartupEvent;

public record NeedsAFramework(StartupEvent event) {}
