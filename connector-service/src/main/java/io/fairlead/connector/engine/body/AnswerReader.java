package io.fairlead.connector.engine.body;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.fairlead.connector.engine.failure.CallFailed;
import io.fairlead.connector.engine.failure.ProviderFailure;
import io.fairlead.connector.engine.failure.ProviderFailure.Effect;
import io.fairlead.connector.engine.http.HttpAnswer;
import io.fairlead.connector.engine.manifest.ErrorMapping;
import io.fairlead.connector.engine.manifest.FailureKind;
import io.fairlead.connector.engine.manifest.Operation;
import io.fairlead.connector.engine.redaction.Redactor;
import io.fairlead.connector.engine.retry.RetryAfter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Turns a provider's answer into data, or into the failure it means. */
public final class AnswerReader {

    /**
     * An answer that can be used.
     *
     * @param body as the provider sent it, missing when it was empty
     * @param items its items before they were mapped, empty when it holds none
     * @param data what the caller gets
     */
    public record Reading(JsonNode body, List<JsonNode> items, JsonNode data) {}

    private static final int CODE_LENGTH = 64;
    private static final int MESSAGE_LENGTH = 300;
    private static final long SMALL = 16 * 1024;

    private final Operation operation;
    private final ErrorMapping errors;
    private final @Nullable Expression isFailure;
    private final @Nullable Expression result;

    public AnswerReader(
            Operation operation, ErrorMapping errors, @Nullable Expression isFailure, @Nullable Expression result) {
        this.operation = operation;
        this.errors = errors;
        this.isFailure = isFailure;
        this.result = result;
    }

    /** Whether reading this takes the processor for long enough to step aside for it. */
    public boolean isHeavy(HttpAnswer answer) {
        return isFailure != null || result != null || answer.body().size() > SMALL;
    }

    /**
     * The data of a success.
     *
     * @throws CallFailed when the answer is a failure
     * @throws UnreadableAnswer when it is nothing that was promised
     */
    public Reading read(HttpAnswer answer, Instant now, Supplier<Redactor> redactor) {
        if (answer.redirects()) {
            throw new CallFailed(redirected(answer));
        }
        if (!answer.successful()) {
            throw new CallFailed(refusal(answer, JsonBody.lenient(answer), now, redactor.get()));
        }
        var body = JsonBody.read(answer);
        if (isFailure != null && holds(isFailure, body)) {
            throw new CallFailed(refusal(answer, body, now, redactor.get()));
        }
        return reading(answer, body);
    }

    private Reading reading(HttpAnswer answer, JsonNode body) {
        if (body.isMissingNode()) {
            if (operation.kind() == Operation.Kind.READ && answer.status() == 200) {
                throw new UnreadableAnswer("The answer is empty");
            }
            return new Reading(body, List.of(), NullNode.getInstance());
        }
        return operation.items() == null ? single(body) : list(body);
    }

    private Reading single(JsonNode body) {
        return new Reading(body, List.of(), mapped(body));
    }

    private Reading list(JsonNode body) {
        var items = itemsOf(body);
        var data = JsonNodeFactory.instance.arrayNode(items.size());
        items.forEach(item -> data.add(mapped(item)));
        return new Reading(body, items, data);
    }

    private List<JsonNode> itemsOf(JsonNode body) {
        if (!body.isContainerNode()) {
            throw new UnreadableAnswer("The answer is neither an object nor a list");
        }
        var node = operation.items() == null ? MissingNode.getInstance() : body.at(operation.items());
        if (node.isMissingNode() || node.isNull()) {
            return List.of();
        }
        if (!node.isArray()) {
            throw new UnreadableAnswer("The answer has something else where its items should be");
        }
        var items = new ArrayList<JsonNode>(node.size());
        node.forEach(items::add);
        return items;
    }

    private JsonNode mapped(JsonNode value) {
        if (result == null) {
            return value;
        }
        var mapped = evaluate(result, value);
        return mapped.isMissingNode() ? NullNode.getInstance() : mapped;
    }

    private static boolean holds(Expression expression, JsonNode body) {
        return evaluate(expression, body).asBoolean(false);
    }

    /** What an expression says about a value may quote the value: only its kind is told. */
    private static JsonNode evaluate(Expression expression, JsonNode value) {
        try {
            return expression.evaluate(value);
        } catch (RuntimeException e) {
            throw new UnreadableAnswer("The connector's expression does not fit the answer: "
                    + e.getClass().getSimpleName());
        }
    }

    private ProviderFailure refusal(HttpAnswer answer, JsonNode body, Instant now, Redactor redactor) {
        var code = errors.codeIn(body).orElse(null);
        var kind = errors.kindOf(answer.status(), code);
        var message = errors.messageIn(body)
                .map(text -> redactor.brief(text, MESSAGE_LENGTH))
                .filter(text -> !text.isEmpty())
                .orElseGet(() -> "The provider answered %d".formatted(answer.status()));
        return new ProviderFailure(
                kind,
                code == null ? null : redactor.brief(code, CODE_LENGTH),
                message,
                answer.status(),
                answer.headers()
                        .first("Retry-After")
                        .flatMap(value -> RetryAfter.parse(value, now))
                        .orElse(null),
                turnedAway(kind) ? Effect.NONE : Effect.POSSIBLE,
                kind.passing());
    }

    /** Refused before the request was looked at. */
    private static boolean turnedAway(FailureKind kind) {
        return kind == FailureKind.RATE_LIMITED || kind == FailureKind.AUTHENTICATION || kind == FailureKind.PERMISSION;
    }

    private static ProviderFailure redirected(HttpAnswer answer) {
        return new ProviderFailure(
                FailureKind.PROVIDER_ERROR,
                null,
                "The provider redirects, which is not followed",
                answer.status(),
                null,
                Effect.POSSIBLE,
                false);
    }
}
