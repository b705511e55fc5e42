package io.fairlead.connector.engine.call;

/** Hears of every call exactly once, however it ended. Must not block, and must not throw. */
@FunctionalInterface
public interface CallListener {
    void ended(CallRecord record);
}
