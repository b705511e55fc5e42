package io.fairlead.connector.engine.call;

import io.fairlead.connector.engine.auth.Authentication;
import io.fairlead.connector.engine.auth.Authentications;
import io.fairlead.connector.engine.body.AnswerReader;
import io.fairlead.connector.engine.body.Expression;
import io.fairlead.connector.engine.body.RequestBuilder;
import io.fairlead.connector.engine.manifest.Connector;
import io.fairlead.connector.engine.manifest.DataSchema;
import io.fairlead.connector.engine.manifest.Operation;
import io.fairlead.connector.engine.paging.Cursors;
import io.fairlead.connector.engine.paging.Pages;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An operation with everything compiled that can be, made when its connector is loaded and used by every call. */
public final class OperationPlan {

    /** What compiling takes. */
    public record Workshop(
            Function<String, Expression> expressions,
            Authentications authentications,
            Cursors cursors,
            long maxAnswerBytes) {}

    private final Connector connector;
    private final Operation operation;
    private final DataSchema schema;
    private final RequestBuilder requests;
    private final AnswerReader answers;
    private final Authentication authentication;
    private final @Nullable Pages pages;

    private OperationPlan(Connector connector, Operation operation, Workshop workshop) {
        this.connector = connector;
        this.operation = operation;
        this.schema = DataSchema.of(operation.input());
        this.requests = new RequestBuilder(connector, operation, workshop.maxAnswerBytes());
        this.answers = new AnswerReader(
                operation,
                connector.errors(),
                compiled(connector.errors().when(), workshop),
                compiled(operation.result(), workshop));
        this.authentication = workshop.authentications().of(connector.auth());
        this.pages = operation.paging() == null ? null : new Pages(operation.paging(), workshop.cursors());
    }

    public static OperationPlan of(Connector connector, Operation operation, Workshop workshop) {
        return new OperationPlan(connector, operation, workshop);
    }

    private static @Nullable Expression compiled(@Nullable String expression, Workshop workshop) {
        return expression == null ? null : workshop.expressions().apply(expression);
    }

    public Connector connector() {
        return connector;
    }

    public Operation operation() {
        return operation;
    }

    DataSchema schema() {
        return schema;
    }

    RequestBuilder requests() {
        return requests;
    }

    AnswerReader answers() {
        return answers;
    }

    Authentication authentication() {
        return authentication;
    }

    @Nullable
    Pages pages() {
        return pages;
    }

    /** Whether the provider takes the same request twice for one. */
    boolean repeatable() {
        return operation.kind() == Operation.Kind.READ || operation.idempotencyHeader() != null;
    }
}
