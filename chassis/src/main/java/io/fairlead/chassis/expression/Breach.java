package io.fairlead.chassis.expression;

import com.dashjoin.jsonata.JException;
import io.fairlead.chassis.expression.ExpressionFailed.Kind;

/** A bound that was met inside the library, of the one type that every part of it lets through. */
final class Breach extends JException {

    private final Kind kind;
    private final String text;

    Breach(Kind kind, String text) {
        super(text);
        this.kind = kind;
        this.text = text;
    }

    Kind kind() {
        return kind;
    }

    @Override
    public String getMessage() {
        return text;
    }
}
