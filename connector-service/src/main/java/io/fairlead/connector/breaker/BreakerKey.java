package io.fairlead.connector.breaker;

import io.fairlead.connector.engine.auth.Account;

/** Whose breaker it is. */
record BreakerKey(String tenant, String integration) {

    static BreakerKey of(Account account) {
        return new BreakerKey(account.tenant(), account.integration());
    }

    String redisKey() {
        return "{%s/%s}:breaker".formatted(tenant, integration);
    }
}
