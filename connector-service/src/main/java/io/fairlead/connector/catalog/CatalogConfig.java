package io.fairlead.connector.catalog;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.nio.file.Path;
import java.time.Duration;

/** Where connectors come from. */
@ConfigMapping(prefix = "fairlead.connectors")
interface CatalogConfig {

    /** The folder with one folder for each connector; relative to where the service was started. */
    @WithParentName
    @WithDefault("connectors")
    Path folder();

    /**
     * How often the folder, and what other replicas stored, is looked at for changes. At least a second, which is how
     * often the scheduler looks.
     */
    @WithDefault("2s")
    Duration checkEvery();

    /** Whether a file may change without a higher version: for writing connectors, not for production. */
    @WithDefault("false")
    boolean liveEditing();

    /**
     * How long the folder of a replica that is no longer heard of still counts. Until it has passed since its own start,
     * a replica withdraws nothing, so that the others can be heard first. At least five times {@code check-every}: a
     * replica that is forgotten between two looks would lose its connectors to the others.
     */
    @WithDefault("30s")
    Duration rememberFor();
}
