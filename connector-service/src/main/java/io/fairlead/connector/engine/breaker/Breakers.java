package io.fairlead.connector.engine.breaker;

import io.fairlead.connector.engine.auth.Account;
import io.smallrye.mutiny.Uni;
import java.util.UUID;

/** The breakers of all integrations, one each. They always decide: no method fails. */
public interface Breakers {

    Uni<BreakerDecision> admit(Account account, UUID call);

    /** How an admitted call went; gives the breaker as it is from then on. */
    Uni<BreakerState> report(BreakerDecision.Admitted admitted, Verdict verdict);
}
