package io.fairlead.connector.breaker;

import io.fairlead.chassis.redis.Trust;
import io.fairlead.connector.breaker.SharedBreakers.Reply;
import io.fairlead.connector.engine.auth.Account;
import io.fairlead.connector.engine.breaker.Breaker;
import io.fairlead.connector.engine.breaker.BreakerDecision;
import io.fairlead.connector.engine.breaker.BreakerRule;
import io.fairlead.connector.engine.breaker.BreakerState;
import io.fairlead.connector.engine.breaker.Breakers;
import io.fairlead.connector.engine.breaker.Verdict;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * The breakers of all integrations, shared through Redis. When it does not answer in time, each process goes on from what
 * it knows, by its own clock, and asks Redis again after a pause.
 */
@ApplicationScoped
class IntegrationBreakers implements Breakers {
    private static final Logger LOG = Logger.getLogger(IntegrationBreakers.class);

    private final SharedBreakers shared;
    private final LocalBreakers local;
    private final Trust trust;
    private final Duration patience;
    private final MeterRegistry metrics;

    IntegrationBreakers(SharedBreakers shared, BreakerConfig config, InstantSource clock, MeterRegistry metrics) {
        this.shared = shared;
        this.local = new LocalBreakers(clock);
        this.trust = new Trust(
                "breakers", TimeUnit.NANOSECONDS.toMicros(config.pause().toNanos()), () -> System.nanoTime() / 1000);
        this.patience = config.patience();
        this.metrics = metrics;
    }

    @Override
    public Uni<BreakerDecision> admit(Account account, UUID call) {
        BreakerKey key = BreakerKey.of(account);
        BreakerRule rule = BreakerRule.of(account);
        return decide(key, rule, () -> shared.tell(key, rule, "admit", call), () -> local.admit(key, rule, call))
                .map(reply -> admission(reply, account, call));
    }

    @Override
    public Uni<BreakerState> report(BreakerDecision.Admitted admitted, Verdict verdict) {
        BreakerKey key = BreakerKey.of(admitted.account());
        BreakerRule rule = BreakerRule.of(admitted.account());
        UUID call = admitted.call();
        return decide(
                        key,
                        rule,
                        () -> shared.tell(key, rule, verdict.name().toLowerCase(Locale.ROOT), call),
                        () -> local.report(key, rule, call, verdict))
                .map(Reply::state);
    }

    Uni<BreakerState> look(BreakerKey key, BreakerRule rule) {
        return decide(key, rule, () -> shared.look(key, rule), () -> local.look(key, rule))
                .map(Reply::state);
    }

    Uni<BreakerState> reset(BreakerKey key, BreakerRule rule) {
        return decide(key, rule, () -> shared.reset(key, rule), () -> local.reset(key, rule))
                .map(Reply::state);
    }

    /** Whether breakers are this process' own view at present, because Redis is away. */
    boolean degraded() {
        return trust.lost();
    }

    private Uni<Reply> decide(
            BreakerKey key, BreakerRule rule, Supplier<Uni<Reply>> askRedis, Supplier<Reply> decideHere) {
        if (!trust.mayAsk()) return Uni.createFrom().item(decideHere);
        return askRedis.get()
                .ifNoItem()
                .after(patience)
                .fail()
                .invoke(trust::answered)
                .invoke(reply -> seen(key, local.adopt(key, rule, reply.state()), reply.state()))
                .onFailure()
                .invoke(trust::failed)
                .onFailure()
                .recoverWithItem(decideHere);
    }

    private static BreakerDecision admission(Reply reply, Account account, UUID call) {
        var pass = reply.pass();
        if (pass != null) return new BreakerDecision.Admitted(account, call, pass == Breaker.Pass.TRIAL);
        Duration left = reply.state().untilTrial();
        return new BreakerDecision.Refused(reply.state(), left.isPositive() ? left : Breaker.SHORTLY);
    }

    private void seen(BreakerKey key, BreakerState before, BreakerState now) {
        boolean open = now.openedAt() != null;
        if (open == (before.openedAt() != null)) return;
        if (open)
            LOG.warnf(
                    "The breaker of %s opened after %d failures in a row (tenant %s)",
                    key.integration(), now.failures(), key.tenant());
        else LOG.infof("The breaker of %s is closed again (tenant %s)", key.integration(), key.tenant());
        metrics.counter("fairlead.breaker.changes", "to", now.position().id()).increment();
    }
}
