package io.fairlead.chassis.expression;

import org.jspecify.annotations.Nullable;

/** An expression gave no result for this input. */
public final class ExpressionFailed extends RuntimeException {

    public enum Kind {
        /** The input is too large, too deep or no JSON. */
        INPUT,
        /** A value, a string or the result grew past its bound. */
        SIZE,
        /** Too many steps, too deep a recursion or too long. */
        EFFORT,
        /** Something the sandbox never does. */
        REFUSED,
        /** The expression does not fit the input, or said so itself. */
        EVALUATION
    }

    private final Kind kind;

    ExpressionFailed(Kind kind, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
