package io.fairlead.chassis.expression;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import java.time.InstantSource;
import java.util.List;

/** Compiles JSONata. */
public final class Expressions {

    private static final String NOBODY_RUNS = "0";

    private Expressions() {}

    /** Reads an expression, or throws {@link InvalidExpression} with the place and the reason. */
    public static Expression compile(String source) {
        return compile(source, ExpressionLimits.DEFAULT, InstantSource.system());
    }

    public static Expression compile(String source, ExpressionLimits limits, InstantSource clock) {
        Source read = Source.read(source, limits);
        return new Expression(parsed(read.rewritten()), source, read.regexes(), limits, clock);
    }

    private static Jsonata parsed(String source) {
        try {
            Jsonata program = Jsonata.jsonata(source);
            List<Exception> errors = program.getErrors();
            if (errors != null && !errors.isEmpty()) {
                throw invalid(errors.getFirst());
            }
            letGo();
            return program;
        } catch (RuntimeException e) {
            throw invalid(e);
        } catch (StackOverflowError e) {
            throw new InvalidExpression("expression is nested too deeply", -1);
        }
    }

    /**
     * What the library read last in a thread keeps the variables and the input of whatever that thread evaluates, and hands
     * them on to its own evaluations, one within the other. So the last is one that is never evaluated.
     */
    private static void letGo() {
        Jsonata.jsonata(NOBODY_RUNS);
    }

    private static InvalidExpression invalid(Exception e) {
        return switch (e) {
            case InvalidExpression invalid -> invalid;
            case JException error -> new InvalidExpression(message(error), error.getLocation());
            // the tokenizer runs over the end of an unfinished expression
            case IndexOutOfBoundsException unfinished -> new InvalidExpression("expression ends unexpectedly", -1);
            default -> new InvalidExpression("expression cannot be read", -1);
        };
    }

    static String message(JException error) {
        String text = JException.msg(error.getError(), error.getLocation(), error.getCurrent(), error.getExpected());
        return error.getLocation() >= 0 ? "%s (at character %d)".formatted(text, error.getLocation()) : text;
    }
}
