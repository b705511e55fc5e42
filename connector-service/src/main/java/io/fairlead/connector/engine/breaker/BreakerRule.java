package io.fairlead.connector.engine.breaker;

import io.fairlead.connector.engine.auth.Account;
import io.fairlead.connector.engine.manifest.StandardSettings;
import java.time.Duration;

/**
 * When an integration's breaker opens and for how long.
 *
 * @param threshold calls that fail one after the other
 * @param openTime how long the provider is left alone before one call tries it again
 */
public record BreakerRule(int threshold, Duration openTime) {

    public static BreakerRule of(Account account) {
        return new BreakerRule(
                StandardSettings.breakerThreshold(account::setting),
                StandardSettings.breakerOpenTime(account::setting));
    }
}
