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

    /** How often the folder is looked at for changes. */
    @WithDefault("2s")
    Duration checkEvery();
}
