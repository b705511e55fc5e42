package io.fairlead.connector.engine.breaker;

/** What a call's end says about the provider's health. */
public enum Verdict {
    /** It answered, be it with a refusal. */
    WELL,
    /** 5xx, a broken connection, no answer in time. */
    AILING,
    /** Nothing: it asked to slow down, was not asked at all, or the caller did not wait long enough to tell. */
    UNKNOWN
}
