package io.fairlead.chassis.health;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.jspecify.annotations.Nullable;

/** Kafka, asked for its brokers over a connection of its own. */
@ApplicationScoped
class KafkaDependency implements Dependency {

    private final Map<String, Object> broker;
    private final int timeout;
    private @Nullable Admin admin;

    KafkaDependency(@Identifier("default-kafka-broker") Map<String, Object> broker, HealthConfig config) {
        this.broker = broker;
        this.timeout = Math.toIntExact(config.timeout().toMillis());
    }

    @Override
    public String name() {
        return "kafka";
    }

    @Override
    public Uni<Void> probe() {
        return Uni.createFrom()
                .item(this::admin)
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .chain(client -> Uni.createFrom().completionStage(() -> brokers(client)))
                .replaceWithVoid();
    }

    @PreDestroy
    synchronized void close() {
        if (admin != null) {
            admin.close(Duration.ZERO);
        }
    }

    private synchronized Admin admin() {
        if (admin == null) {
            admin = Admin.create(settings(broker, timeout));
        }
        return admin;
    }

    private CompletionStage<?> brokers(Admin client) {
        return client.describeCluster(new DescribeClusterOptions().timeoutMs(timeout))
                .nodes()
                .toCompletionStage();
    }

    private static Map<String, Object> settings(Map<String, Object> broker, int timeout) {
        var settings = new HashMap<>(broker);
        settings.keySet().retainAll(AdminClientConfig.configNames());
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, timeout);
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, timeout);
        settings.put(AdminClientConfig.CLIENT_ID_CONFIG, "health");
        return settings;
    }
}
