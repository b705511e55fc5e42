package io.fairlead.connector.engine.violation;

import io.quarkus.runtime.StartupEvent;

public record NeedsAFramework(StartupEvent event) {}
