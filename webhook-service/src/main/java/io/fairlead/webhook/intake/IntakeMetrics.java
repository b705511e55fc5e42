package io.fairlead.webhook.intake;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** How deliveries were answered, and how long an acknowledgement takes. */
@ApplicationScoped
class IntakeMetrics {
    private final Map<String, Counter> answers = new ConcurrentHashMap<>();
    private final MeterRegistry meters;
    private final Timer acknowledged;

    IntakeMetrics(MeterRegistry meters) {
        this.meters = meters;
        this.acknowledged = Timer.builder("fairlead.webhook.acknowledged")
                .description("Deliveries that were stored, from their first byte to the answer")
                .register(meters);
    }

    void acknowledged(long nanos) {
        acknowledged.record(nanos, TimeUnit.NANOSECONDS);
    }

    /** @param code of the problem it was answered with */
    void refused(String code) {
        answers.computeIfAbsent(code, this::counter).increment();
    }

    private Counter counter(String code) {
        return Counter.builder("fairlead.webhook.refused")
                .description("Deliveries that were not taken, by the problem's code")
                .tag("code", code)
                .register(meters);
    }
}
