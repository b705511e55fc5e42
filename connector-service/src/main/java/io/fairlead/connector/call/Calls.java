package io.fairlead.connector.call;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.chassis.data.Transactions;
import io.fairlead.chassis.identity.Callers;
import io.fairlead.chassis.log.LogFields;
import io.fairlead.chassis.problem.Failure;
import io.fairlead.chassis.problem.FieldError;
import io.fairlead.chassis.secret.Secret;
import io.fairlead.connector.catalog.Catalog;
import io.fairlead.connector.credential.Credentials;
import io.fairlead.connector.credential.SealedCredential;
import io.fairlead.connector.engine.auth.Account;
import io.fairlead.connector.engine.call.CallEngine;
import io.fairlead.connector.engine.call.CallOutcome;
import io.fairlead.connector.engine.call.CallOutcome.Answered;
import io.fairlead.connector.engine.call.CallRequest;
import io.fairlead.connector.engine.call.OperationPlan;
import io.fairlead.connector.engine.manifest.Connector;
import io.fairlead.connector.engine.manifest.Operation;
import io.fairlead.connector.integration.Integration;
import io.fairlead.connector.integration.Integrations;
import io.fairlead.connector.integration.Settings;
import io.fairlead.contracts.problem.ProblemCode;
import io.opentelemetry.api.trace.Span;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Calls a provider on behalf of the caller: finds the integration, opens its credentials, asks the engine. */
@ApplicationScoped
class Calls {
    private final Transactions transactions;
    private final Callers callers;
    private final Integrations integrations;
    private final Credentials credentials;
    private final Catalog catalog;
    private final Plans plans;
    private final CallEngine engine;
    private final CallEvents events;

    Calls(
            Transactions transactions,
            Callers callers,
            Integrations integrations,
            Credentials credentials,
            Catalog catalog,
            Plans plans,
            CallEngine engine,
            CallEvents events) {
        this.transactions = transactions;
        this.callers = callers;
        this.integrations = integrations;
        this.credentials = credentials;
        this.catalog = catalog;
        this.plans = plans;
        this.engine = engine;
        this.events = events;
    }

    Uni<Answered> call(String name, String operation, @Nullable JsonNode body, CallOptions options) {
        ObjectNode input = input(body);
        LogFields.put("integration", name);
        LogFields.put("operation", operation);
        return stored(name)
                .chain(found -> prepare(found, connector(found.integration()), operation, input, options))
                .chain(engine::call)
                .map(Calls::answered);
    }

    /** The connector's {@code health} operation with its own input. */
    Uni<Answered> test(String name, CallOptions options) {
        LogFields.put("integration", name);
        return stored(name)
                .chain(found -> {
                    Connector connector = connector(found.integration());
                    return prepare(
                            found,
                            connector,
                            connector.health().operation(),
                            connector.health().input(),
                            options);
                })
                .chain(engine::call)
                .map(Calls::answered);
    }

    private record Stored(Integration integration, List<SealedCredential> sealed) {}

    private Uni<Stored> stored(String name) {
        return transactions.sessionInCurrentTenant(session -> integrations
                .require(name)
                .chain(found -> credentials.of(found.id()).map(boxes -> new Stored(found, boxes))));
    }

    private Uni<CallRequest> prepare(
            Stored stored, Connector connector, String operationId, ObjectNode input, CallOptions options) {
        Integration integration = stored.integration();
        OperationPlan plan = plans.of(connector, operation(connector, operationId));
        refuseUnlessReady(stored, connector, plan);
        return credentials
                .open(integration.tenant(), stored.sealed())
                .map(opened -> new CallRequest(
                        plan,
                        account(integration, connector, opened),
                        input,
                        options.idempotencyKey(),
                        options.patience(),
                        callers.current().subject(),
                        traceId()));
    }

    private void refuseUnlessReady(Stored stored, Connector connector, OperationPlan plan) {
        if (!stored.integration().enabled())
            throw Failure.of(ProblemCode.INTEGRATION_DISABLED, "The integration is switched off.");
        List<FieldError> missing = connector.credentials().keySet().stream()
                .filter(field -> !Credentials.names(stored.sealed()).contains(field))
                .map(field -> new FieldError("/credentials/" + field, "is not set"))
                .toList();
        if (!missing.isEmpty())
            throw Failure.of(ProblemCode.CREDENTIALS_NEEDED, "The integration lacks credentials.")
                    .withErrors(missing);
        if (plan.operation().kind() == Operation.Kind.WRITE && !events.haveRoom())
            throw Failure.of(ProblemCode.CALL_LOG_FULL, "Calls cannot be recorded now, so nothing is written.");
    }

    private Connector connector(Integration integration) {
        return catalog.find(integration.connector())
                .orElseThrow(() -> Failure.of(
                        ProblemCode.CONNECTOR_UNAVAILABLE,
                        "The connector '%s' is not usable now.".formatted(integration.connector())));
    }

    private static Operation operation(Connector connector, String id) {
        return connector
                .operation(id)
                .orElseThrow(() -> Failure.of(
                        ProblemCode.NOT_FOUND, "Connector '%s' has no operation '%s'.".formatted(connector.id(), id)));
    }

    private static Account account(Integration integration, Connector connector, Map<String, Secret> opened) {
        Map<String, String> revealed = new HashMap<>();
        opened.forEach((field, secret) -> revealed.put(field, secret.reveal()));
        return new Account(
                integration.tenant().value(),
                integration.name(),
                integration.environment(),
                integration.revision(),
                Settings.effective(connector, integration.settings()),
                io.fairlead.connector.engine.auth.Credentials.of(revealed));
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

    private static @Nullable String traceId() {
        var span = Span.current().getSpanContext();
        return span.isValid() ? span.getTraceId() : null;
    }
}
