package io.fairlead.webhook.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class RetryScheduleTest {
    @Property
    void property52EachFailureHasItsWaitAndTheLastHasNone(
            @ForAll @Size(min = 1, max = 20) List<@IntRange(min = 1, max = 100_000) Integer> seconds) {
        List<Duration> waits = seconds.stream().map(Duration::ofSeconds).toList();
        RetrySchedule schedule = new RetrySchedule(() -> waits);

        for (int failed = 1; failed <= waits.size(); failed++)
            assertThat(schedule.after(failed)).contains(waits.get(failed - 1));
        assertThat(schedule.after(waits.size() + 1)).isEmpty();
        assertThat(schedule.first()).isEqualTo(waits.getFirst());
    }
}
