package io.fairlead.monitoring.call;

import io.fairlead.chassis.event.EventConsumption;
import io.fairlead.chassis.event.EventType;
import io.fairlead.chassis.event.InboundEvent;
import io.fairlead.chassis.identity.TenantId;
import io.fairlead.contracts.event.CallAttempt;
import io.fairlead.contracts.event.CallFailure;
import io.fairlead.contracts.event.ProviderCall;
import io.fairlead.monitoring.health.HealthBoard;
import io.fairlead.monitoring.integration.WatchedIntegrations;
import io.fairlead.monitoring.window.MetricWindows;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Writes calls to the log, counts them in their windows and judges the health they show, all in one transaction. */
@RegisterForReflection(targets = {ProviderCall.class, CallAttempt.class, CallFailure.class})
@ApplicationScoped
class CallConsumer {
    private static final String CONSUMER = "call-log";
    private static final EventType<ProviderCall> CALL = new EventType<>(ProviderCall.TYPE, ProviderCall.class);

    private final EventConsumption consumption;
    private final CallLog log;
    private final MetricWindows windows;
    private final WatchedIntegrations watched;
    private final HealthBoard health;

    CallConsumer(
            EventConsumption consumption,
            CallLog log,
            MetricWindows windows,
            WatchedIntegrations watched,
            HealthBoard health) {
        this.consumption = consumption;
        this.log = log;
        this.windows = windows;
        this.watched = watched;
        this.health = health;
    }

    @Incoming("provider-calls")
    Uni<Void> consume(ConsumerRecords<String, byte[]> batch) {
        return consumption.consume(CONSUMER, batch, CALL, this::record);
    }

    private Uni<Void> record(SqlConnection connection, TenantId tenant, List<InboundEvent<ProviderCall>> events) {
        List<ProviderCall> calls =
                events.stream().map(event -> callOf(event, tenant)).toList();
        return log.add(connection, calls)
                .chain(() -> windows.add(connection, calls))
                .chain(() -> watched.watch(connection, integrationsOf(calls)))
                .chain(() -> health.judge(connection, integrationsOf(calls)));
    }

    private static ProviderCall callOf(InboundEvent<ProviderCall> event, TenantId tenant) {
        ProviderCall call = event.data();
        if (!call.tenant().equals(tenant.value()))
            throw new IllegalArgumentException("a call says another tenant than its key");
        return call;
    }

    private static Set<String> integrationsOf(List<ProviderCall> calls) {
        return calls.stream().map(ProviderCall::integration).collect(Collectors.toSet());
    }
}
