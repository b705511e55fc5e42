package io.fairlead.webhook.event;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long what deliveries brought is kept. */
@ConfigMapping(prefix = "fairlead.webhook.retention")
interface RetentionConfig {
    /** Events that were told or discarded; what waits for a person is kept. */
    @WithDefault("30d")
    Duration events();

    /** Receipts, by which a delivery that comes again is recognised; longer than the events. */
    @WithDefault("90d")
    Duration receipts();
}
