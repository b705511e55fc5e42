package io.fairlead.connector.engine.failure;

/** Carries a failure up the pipeline; it is a result, so it has no stack trace. */
public final class CallFailed extends RuntimeException {
    private final transient ProviderFailure failure;

    public CallFailed(ProviderFailure failure) {
        super(failure.message(), null, false, false);
        this.failure = failure;
    }

    public ProviderFailure failure() {
        return failure;
    }
}
