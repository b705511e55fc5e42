package io.fairlead.connector.call;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.chassis.identity.Callers;
import io.fairlead.chassis.log.LogFields;
import io.fairlead.chassis.problem.Failure;
import io.fairlead.chassis.problem.FieldError;
import io.fairlead.chassis.trace.Traces;
import io.fairlead.connector.account.Accounts;
import io.fairlead.connector.account.OpenedAccount;
import io.fairlead.connector.engine.call.CallEngine;
import io.fairlead.connector.engine.call.CallOutcome;
import io.fairlead.connector.engine.call.CallOutcome.Answered;
import io.fairlead.connector.engine.call.CallRequest;
import io.fairlead.connector.engine.call.OperationPlan;
import io.fairlead.connector.engine.manifest.Connector;
import io.fairlead.connector.engine.manifest.Health;
import io.fairlead.connector.engine.manifest.Operation;
import io.fairlead.contracts.problem.ProblemCode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Calls a provider on behalf of the caller: finds the integration, opens its credentials, asks the engine. */
@ApplicationScoped
class Calls {
    private final Callers callers;
    private final Accounts accounts;
    private final Plans plans;
    private final CallEngine engine;
    private final CallEvents events;

    Calls(Callers callers, Accounts accounts, Plans plans, CallEngine engine, CallEvents events) {
        this.callers = callers;
        this.accounts = accounts;
        this.plans = plans;
        this.engine = engine;
        this.events = events;
    }

    Uni<Answered> call(String name, String operation, @Nullable JsonNode body, CallOptions options) {
        ObjectNode input = input(body);
        LogFields.put("integration", name);
        LogFields.put("operation", operation);
        return accounts.open(name)
                .map(opened -> prepare(opened, operation, input, options))
                .chain(engine::call)
                .map(Calls::answered);
    }

    /** The connector's {@code health} operation with its own input. */
    Uni<Answered> test(String name, CallOptions options) {
        LogFields.put("integration", name);
        return accounts.open(name)
                .map(opened -> {
                    Health health = opened.connector().health();
                    return prepare(opened, health.operation(), health.input(), options);
                })
                .chain(engine::call)
                .map(Calls::answered);
    }

    private CallRequest prepare(OpenedAccount opened, String operationId, ObjectNode input, CallOptions options) {
        OperationPlan plan = plans.of(opened.connector(), operation(opened.connector(), operationId));
        if (plan.operation().kind() == Operation.Kind.WRITE) events.requireRoom();
        return new CallRequest(
                plan,
                opened.account(),
                input,
                options.idempotencyKey(),
                options.patience(),
                callers.current().subject(),
                Traces.currentId());
    }

    private static Operation operation(Connector connector, String id) {
        return connector
                .operation(id)
                .orElseThrow(() -> Failure.of(
                        ProblemCode.NOT_FOUND, "Connector '%s' has no operation '%s'.".formatted(connector.id(), id)));
    }

    private static ObjectNode input(@Nullable JsonNode body) {
        if (body == null || body.isMissingNode()) return JsonNodeFactory.instance.objectNode();
        if (body instanceof ObjectNode object) return object;
        throw Failure.of(ProblemCode.INVALID_BODY, "The body is the operation's input object.")
                .withErrors(List.of(new FieldError("", "must be a JSON object")));
    }

    private static Answered answered(CallOutcome outcome) {
        return switch (outcome) {
            case Answered answered -> answered;
            case CallOutcome.Invalid invalid -> throw ProviderProblems.of(invalid);
            case CallOutcome.Failed failed -> throw ProviderProblems.of(failed.failure());
        };
    }
}
