package io.fairlead.connector.engine.budget;

import io.fairlead.connector.engine.auth.Account;
import io.fairlead.connector.engine.manifest.Connector;
import io.fairlead.connector.engine.manifest.Limits;
import io.fairlead.connector.engine.manifest.StandardSettings;
import org.jspecify.annotations.Nullable;

/**
 * How often a provider may be asked with one integration's credentials.
 *
 * @param burst requests that may be made at once after a while without any
 */
public record Allowance(double perSecond, int burst) {

    /** What the integration says, else what its connector says; null when neither says anything. */
    public static @Nullable Allowance of(Connector connector, Account account) {
        var own = StandardSettings.limitPerSecond(account::setting);
        if (own.isPresent()) {
            return new Allowance(own.getAsInt(), own.getAsInt());
        }
        var limits = connector.limits();
        return limits == null ? null : of(limits);
    }

    private static Allowance of(Limits limits) {
        return new Allowance(limits.perSecond(), limits.burst());
    }
}
