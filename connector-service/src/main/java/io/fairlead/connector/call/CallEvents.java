package io.fairlead.connector.call;

import io.fairlead.chassis.event.Acceptance;
import io.fairlead.chassis.event.EventBuffer;
import io.fairlead.chassis.event.OutboundEvent;
import io.fairlead.chassis.problem.Failure;
import io.fairlead.connector.engine.call.Attempt;
import io.fairlead.connector.engine.call.CallRecord;
import io.fairlead.connector.engine.failure.ProviderFailure;
import io.fairlead.contracts.event.CallAttempt;
import io.fairlead.contracts.event.CallFailure;
import io.fairlead.contracts.event.ProviderCall;
import io.fairlead.contracts.problem.ProblemCode;
import io.fairlead.contracts.topic.Topics;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Tells the suite of every call, one event each. */
@RegisterForReflection(targets = {ProviderCall.class, CallAttempt.class, CallFailure.class})
@ApplicationScoped
public class CallEvents {
    private final EventBuffer buffer;

    CallEvents(EventBuffer buffer) {
        this.buffer = buffer;
    }

    /** What the journal of writes has taken over leaves with its outcome. */
    void ended(CallRecord call) {
        if (!call.journaled()) buffer.offer(of(call));
    }

    public static OutboundEvent of(CallRecord call) {
        return OutboundEvent.of(
                Topics.PROVIDER_CALLS,
                "%s/%s".formatted(call.tenant(), call.integration()),
                call.id(),
                ProviderCall.TYPE,
                event(call));
    }

    /** A write that could not be recorded is not begun. */
    public void requireRoom() {
        if (buffer.state() == Acceptance.FULL)
            throw Failure.of(ProblemCode.CALL_LOG_FULL, "Calls cannot be recorded now, so nothing is written.");
    }

    private static ProviderCall event(CallRecord call) {
        return new ProviderCall(
                call.id(),
                call.tenant(),
                call.integration(),
                call.connector(),
                call.environment(),
                call.operation(),
                outcome(call),
                failure(call.failure()),
                call.breaker() == null ? null : call.breaker().id(),
                call.status(),
                call.attempts().stream().map(CallEvents::attempt).toList(),
                call.startedAt(),
                call.duration().toMillis(),
                call.requestBytes(),
                call.responseBytes(),
                call.caller(),
                call.traceId(),
                false);
    }

    private static String outcome(CallRecord call) {
        return switch (call.ending()) {
            case SUCCEEDED -> ProviderCall.SUCCEEDED;
            case REFUSED -> ProviderCall.REFUSED;
            case FAILED -> ProviderCall.FAILED;
        };
    }

    private static CallAttempt attempt(Attempt attempt) {
        return new CallAttempt(
                attempt.number(),
                attempt.startedAt(),
                attempt.duration().toMillis(),
                attempt.status(),
                failure(attempt.failure()));
    }

    private static @Nullable CallFailure failure(@Nullable ProviderFailure failure) {
        return failure == null ? null : new CallFailure(failure.kind().id(), failure.code(), failure.message());
    }
}
