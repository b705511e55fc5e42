package io.fairlead.connector.engine.call;

import io.fairlead.connector.engine.breaker.Verdict;
import io.fairlead.connector.engine.failure.ProviderFailure;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a call shows of its provider's health. */
final class ProviderHealth {
    private static final int FIRST_SERVER_ERROR = 500;

    /** Whoever gives a provider less than this and gets no answer has learnt nothing about it. */
    private static final Duration FAIR = Duration.ofMillis(500);

    private ProviderHealth() {}

    static Verdict shownBy(@Nullable ProviderFailure failure, List<Attempt> attempts) {
        if (attempts.isEmpty()) return Verdict.UNKNOWN;
        if (failure == null) return Verdict.WELL;
        return switch (failure.kind()) {
            case UNAVAILABLE -> Verdict.AILING;
            case TIMEOUT -> failure.status() != null || waitedFairly(attempts) ? Verdict.AILING : Verdict.UNKNOWN;
            case UNREADABLE -> failure.passing() ? Verdict.AILING : byStatus(failure);
            case AUTHENTICATION, PERMISSION, NOT_FOUND, VALIDATION, CONFLICT, PROVIDER_ERROR -> byStatus(failure);
            case RATE_LIMITED, BREAKER_OPEN, UNRECORDED, ADDRESS_REFUSED, CANCELLED, INTERNAL -> Verdict.UNKNOWN;
        };
    }

    private static Verdict byStatus(ProviderFailure failure) {
        var status = failure.status();
        return status != null && status >= FIRST_SERVER_ERROR ? Verdict.AILING : Verdict.WELL;
    }

    private static boolean waitedFairly(List<Attempt> attempts) {
        return attempts.getLast().duration().compareTo(FAIR) >= 0;
    }
}
