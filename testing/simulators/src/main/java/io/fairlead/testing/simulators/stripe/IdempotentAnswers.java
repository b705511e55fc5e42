package io.fairlead.testing.simulators.stripe;

import io.fairlead.testing.simulators.twin.Answer;
import io.fairlead.testing.simulators.twin.Call;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The results of posts with an idempotency key, kept for a day and given again to the same request. */
final class IdempotentAnswers {

    private static final Duration KEPT = Duration.ofHours(24);
    private static final int LONGEST_KEY = 255;

    private final Clock clock;
    private final Map<String, Kept> answers = new HashMap<>();

    IdempotentAnswers(Clock clock) {
        this.clock = clock;
    }

    private record Kept(List<String> request, Answer answer, Instant until) {}

    Optional<Answer> find(String key, Call call) {
        if (key.length() > LONGEST_KEY) {
            throw StripeFailure.invalid("Keys for idempotent requests can only be up to 255 characters long.");
        }
        Kept kept = answers.get(key);
        if (kept == null || !kept.until().isAfter(clock.instant())) {
            return Optional.empty();
        }
        if (!kept.request().equals(request(call))) {
            throw StripeFailure.keyReused(key);
        }
        return Optional.of(kept.answer().with("Idempotent-Replayed", "true"));
    }

    void keep(String key, Call call, Answer answer) {
        answers.put(key, new Kept(request(call), answer, clock.instant().plus(KEPT)));
    }

    private static List<String> request(Call call) {
        return List.of(
                call.path(),
                call.form().all().stream()
                        .map(Object::toString)
                        .sorted()
                        .toList()
                        .toString());
    }
}
