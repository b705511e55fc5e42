package io.fairlead.connector.engine.call;

import io.fairlead.connector.engine.auth.Account;
import io.fairlead.connector.engine.breaker.Breaker;
import io.fairlead.connector.engine.breaker.BreakerDecision;
import io.fairlead.connector.engine.breaker.BreakerRule;
import io.fairlead.connector.engine.breaker.BreakerState;
import io.fairlead.connector.engine.breaker.Breakers;
import io.fairlead.connector.engine.breaker.Verdict;
import io.fairlead.connector.engine.host.Surroundings;
import io.smallrye.mutiny.Uni;
import java.util.UUID;

/** One breaker for all, in a test's own time. */
public final class PlainBreakers implements Breakers {
    private final Breaker breaker = new Breaker();
    private final Surroundings surroundings;

    public PlainBreakers(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Uni<BreakerDecision> admit(Account account, UUID call) {
        var rule = BreakerRule.of(account);
        return Uni.createFrom().item(() -> breaker.admit(rule, call, surroundings.now())
                .<BreakerDecision>map(pass -> new BreakerDecision.Admitted(account, call, pass == Breaker.Pass.TRIAL))
                .orElseGet(() -> refused(breaker.state(rule, surroundings.now()))));
    }

    @Override
    public Uni<BreakerState> report(BreakerDecision.Admitted admitted, Verdict verdict) {
        var rule = BreakerRule.of(admitted.account());
        return Uni.createFrom().item(() -> {
            breaker.report(rule, admitted.call(), verdict, surroundings.now());
            return breaker.state(rule, surroundings.now());
        });
    }

    private static BreakerDecision refused(BreakerState state) {
        return new BreakerDecision.Refused(state, state.untilTrial());
    }
}
