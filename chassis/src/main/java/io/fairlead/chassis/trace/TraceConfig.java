package io.fairlead.chassis.trace;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

/** What spans tell. */
@ConfigMapping(prefix = "fairlead.trace")
interface TraceConfig {

    /** Paths below which knowing an address is what lets one in: spans have the beginning of what follows and no more. */
    Optional<List<String>> maskedBelow();
}
