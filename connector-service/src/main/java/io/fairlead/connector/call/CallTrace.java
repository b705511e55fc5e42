package io.fairlead.connector.call;

import io.fairlead.connector.engine.call.CallRecord;
import io.fairlead.connector.engine.failure.ProviderFailure;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** One line and one measurement of every call, for whoever looks at this process. */
@ApplicationScoped
class CallTrace {
    private static final Logger LOG = Logger.getLogger("io.fairlead.connector.calls");

    private final MeterRegistry metrics;

    CallTrace(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    void ended(CallRecord call) {
        String outcome = call.ending().name().toLowerCase(Locale.ROOT);
        LOG.infof(
                "%s of %s %s%s after %d attempts and %d ms",
                call.operation(),
                call.integration(),
                outcome,
                reason(call.failure()),
                call.attempts().size(),
                call.duration().toMillis());
        Timer.builder("fairlead.provider.calls")
                .description("Calls to providers, retries included")
                .tag("connector", call.connector())
                .tag("operation", call.operation())
                .tag("outcome", outcome)
                .register(metrics)
                .record(call.duration());
    }

    private static String reason(@Nullable ProviderFailure failure) {
        return failure == null ? "" : " (%s: %s)".formatted(failure.kind().id(), failure.message());
    }
}
