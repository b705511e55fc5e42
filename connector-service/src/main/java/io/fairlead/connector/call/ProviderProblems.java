package io.fairlead.connector.call;

import io.fairlead.chassis.problem.Failure;
import io.fairlead.chassis.problem.FieldError;
import io.fairlead.connector.engine.call.CallOutcome;
import io.fairlead.connector.engine.failure.ProviderFailure;
import io.fairlead.connector.engine.manifest.FailureKind;
import io.fairlead.contracts.problem.ProblemCode;
import java.time.Duration;

/** What a call's failure is to the caller: the one place that decides. */
public final class ProviderProblems {
    private static final Duration SHORTLY = Duration.ofSeconds(1);

    private ProviderProblems() {}

    public static Failure of(CallOutcome.Invalid invalid) {
        return Failure.of(ProblemCode.INVALID_BODY, "The input does not fit the operation")
                .withErrors(invalid.errors().stream()
                        .map(violation -> new FieldError(violation.pointer(), violation.message()))
                        .toList());
    }

    public static Failure of(ProviderFailure failure) {
        var code = codeOf(failure.kind());
        var problem = Failure.of(code, failure.message());
        if (failure.code() != null) {
            problem = problem.with("providerCode", failure.code());
        }
        if (failure.status() != null) {
            problem = problem.with("providerStatus", failure.status());
        }
        return code.status() == 503 ? problem.retryAfter(wait(failure)) : problem;
    }

    /** A provider's 401 or 403 is never ours: it is about the integration's credentials, not about the caller's. */
    static ProblemCode codeOf(FailureKind kind) {
        return switch (kind) {
            case AUTHENTICATION -> ProblemCode.PROVIDER_AUTHENTICATION;
            case PERMISSION -> ProblemCode.PROVIDER_PERMISSION;
            case NOT_FOUND -> ProblemCode.PROVIDER_NOT_FOUND;
            case VALIDATION -> ProblemCode.PROVIDER_VALIDATION;
            case CONFLICT -> ProblemCode.PROVIDER_CONFLICT;
            case RATE_LIMITED -> ProblemCode.PROVIDER_THROTTLED;
            case TIMEOUT -> ProblemCode.PROVIDER_TIMEOUT;
            case UNAVAILABLE -> ProblemCode.PROVIDER_UNAVAILABLE;
            case BREAKER_OPEN -> ProblemCode.BREAKER_OPEN;
            case UNREADABLE -> ProblemCode.PROVIDER_UNREADABLE;
            case PROVIDER_ERROR -> ProblemCode.PROVIDER_ERROR;
            case UNRECORDED -> ProblemCode.CALL_LOG_FULL;
            case ADDRESS_REFUSED -> ProblemCode.ADDRESS_REFUSED;
            case CANCELLED -> ProblemCode.SERVICE_TIMEOUT;
            case INTERNAL -> ProblemCode.INTERNAL;
        };
    }

    private static Duration wait(ProviderFailure failure) {
        var asked = failure.retryAfter();
        return asked == null || asked.compareTo(SHORTLY) < 0 ? SHORTLY : asked;
    }
}
