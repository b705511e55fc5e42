package io.fairlead.connector.engine.auth;

import java.time.Instant;

/** @param goodUntil when to stop using it, well before the provider does */
record AccessToken(String value, Instant goodUntil) {

    boolean isGood(Instant now) {
        return now.isBefore(goodUntil);
    }

    @Override
    public String toString() {
        return "*** until " + goodUntil;
    }
}
