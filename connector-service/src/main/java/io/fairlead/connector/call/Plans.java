package io.fairlead.connector.call;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.fairlead.connector.engine.call.OperationPlan;
import io.fairlead.connector.engine.call.OperationPlan.Workshop;
import io.fairlead.connector.engine.manifest.Connector;
import io.fairlead.connector.engine.manifest.Operation;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Compiled operations, for as long as the definition they were compiled from is in use. */
@RegisterForReflection(classNames = {"com.github.benmanes.caffeine.cache.WS", "com.github.benmanes.caffeine.cache.FS"})
@ApplicationScoped
class Plans {
    private final Workshop workshop;
    private final Cache<Connector, ConcurrentMap<String, OperationPlan>> compiled =
            Caffeine.newBuilder().weakKeys().build();

    Plans(Workshop workshop) {
        this.workshop = workshop;
    }

    OperationPlan of(Connector connector, Operation operation) {
        return compiled.get(connector, any -> new ConcurrentHashMap<>())
                .computeIfAbsent(operation.id(), any -> OperationPlan.of(connector, operation, workshop));
    }
}
