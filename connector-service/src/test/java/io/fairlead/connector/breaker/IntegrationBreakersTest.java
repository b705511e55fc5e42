package io.fairlead.connector.breaker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.IntNode;
import io.fairlead.connector.engine.auth.Account;
import io.fairlead.connector.engine.auth.Credentials;
import io.fairlead.connector.engine.breaker.BreakerDecision.Admitted;
import io.fairlead.connector.engine.breaker.BreakerDecision.Refused;
import io.fairlead.connector.engine.breaker.BreakerRule;
import io.fairlead.connector.engine.breaker.BreakerState.Position;
import io.fairlead.connector.engine.breaker.Verdict;
import io.fairlead.testing.kit.TestInfrastructure;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.redis.client.Redis;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class IntegrationBreakersTest {
    private static final Vertx VERTX = Vertx.vertx();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final Account account = new Account(
            "t-" + UUID.randomUUID(),
            "stripe",
            "production",
            1,
            Map.of("breaker-threshold", IntNode.valueOf(2)),
            Credentials.of(Map.of()));

    @AfterAll
    static void close() {
        VERTX.closeAndAwait();
    }

    @Test
    void withoutRedisEachProcessGoesByItsOwnView() throws IOException {
        var breakers = with("redis://localhost:" + unused());

        fails(breakers);
        fails(breakers);

        assertThat(of(breakers.admit(account, UUID.randomUUID()))).isInstanceOf(Refused.class);
        assertThat(breakers.degraded()).isTrue();
        var key = BreakerKey.of(account);
        of(breakers.reset(key, BreakerRule.of(account)));
        assertThat(of(breakers.admit(account, UUID.randomUUID()))).isInstanceOf(Admitted.class);
    }

    @Test
    void countsWhatOpensAndCloses() {
        var breakers = with(TestInfrastructure.of("breakers").redisUrl());

        fails(breakers);
        fails(breakers);
        of(breakers.reset(BreakerKey.of(account), BreakerRule.of(account)));

        assertThat(metrics.counter("fairlead.breaker.changes", "to", Position.OPEN.id())
                        .count())
                .isEqualTo(1);
        assertThat(metrics.counter("fairlead.breaker.changes", "to", Position.CLOSED.id())
                        .count())
                .isEqualTo(1);
    }

    private IntegrationBreakers with(String redis) {
        var config = new BreakerConfig() {
            @Override
            public Duration patience() {
                return Duration.ofSeconds(5);
            }

            @Override
            public Duration pause() {
                return Duration.ofSeconds(60);
            }
        };
        return new IntegrationBreakers(
                new SharedBreakers(Redis.createClient(VERTX, redis)), config, InstantSource.system(), metrics);
    }

    private void fails(IntegrationBreakers breakers) {
        var decision = of(breakers.admit(account, UUID.randomUUID()));
        assertThat(decision).isInstanceOf(Admitted.class);
        of(breakers.report((Admitted) decision, Verdict.AILING));
    }

    private static int unused() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static <T> T of(Uni<T> uni) {
        return uni.await().atMost(PATIENCE);
    }
}
