package io.fairlead.chassis.redis;

import io.quarkus.arc.Unremovable;
import io.quarkus.redis.client.RedisOptionsCustomizer;
import io.vertx.redis.client.RedisOptions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How Quarkus reaches Redis, for clients of our own. It knows when it has made its own client. */
@ApplicationScoped
@Unremovable
public class RedisOptionsCopy implements RedisOptionsCustomizer {

    private volatile @Nullable RedisOptions options;

    @Override
    public void customize(String client, RedisOptions chosen) {
        options = chosen;
    }

    public RedisOptions get() {
        return new RedisOptions(Objects.requireNonNull(options, "Quarkus has made no Redis client yet"));
    }
}
