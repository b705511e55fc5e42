package io.fairlead.chassis.expression;

/** The text is not an expression, or one that the sandbox never runs. */
public final class InvalidExpression extends RuntimeException {

    private final int position;

    InvalidExpression(String message, int position) {
        super(message);
        this.position = position;
    }

    /** Characters before the place of the mistake, or -1 where it has none. */
    public int position() {
        return position;
    }
}
