package io.fairlead.webhook.signature;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a signature scheme found out about a delivery. */
public sealed interface Verdict {
    /**
     * The provider made it.
     *
     * @param deliveryId what the scheme itself says it is, null when it says nothing
     * @param signedAt when it was signed, null when the scheme signs no time
     */
    record Genuine(@Nullable String deliveryId, @Nullable Instant signedAt) implements Verdict {}

    record Refused(Reason reason) implements Verdict {}

    /** Why a delivery is not believed; told to operators, not to who sent it. */
    enum Reason {
        NO_SIGNATURE,
        UNREADABLE_SIGNATURE,
        WRONG_SIGNATURE,
        TOO_OLD,
        FROM_THE_FUTURE;

        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }
}
