package io.fairlead.testing.simulators.webhook;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * How long a provider waits for an answer, and for how long before each further attempt. Providers take days; a twin
 * takes minutes, so that who waits for it need not.
 */
public record RetrySchedule(List<Duration> pauses, Duration timeout) {

    public static final RetrySchedule SHORT = new RetrySchedule(
            LongStream.of(1, 2, 4, 8, 16, 32, 60, 60, 60)
                    .mapToObj(Duration::ofSeconds)
                    .toList(),
            Duration.ofSeconds(10));

    public RetrySchedule {
        pauses = List.copyOf(pauses);
    }

    /** Nothing when it was the last. */
    Optional<Duration> pauseAfter(int attempts) {
        return attempts <= pauses.size() ? Optional.of(pauses.get(attempts - 1)) : Optional.empty();
    }
}
