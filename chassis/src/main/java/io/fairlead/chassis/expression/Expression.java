package io.fairlead.chassis.expression;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import com.dashjoin.jsonata.Jsonata.Frame;
import com.fasterxml.jackson.databind.JsonNode;
import io.fairlead.chassis.expression.ExpressionFailed.Kind;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A compiled expression, usable by many threads at once. It is CPU work of unknown length: evaluate it off the event
 * loop.
 */
public final class Expression {

    private final Jsonata program;
    private final String source;
    private final Map<String, Regex> regexes;
    private final Builtins builtins;
    private final ExpressionLimits limits;
    private final InstantSource clock;

    Expression(
            Jsonata program, String source, Map<String, Regex> regexes, ExpressionLimits limits, InstantSource clock) {
        this.program = program;
        this.source = source;
        this.regexes = Map.copyOf(regexes);
        this.builtins = new Builtins(limits);
        this.limits = limits;
        this.clock = clock;
    }

    /** JSON null when the expression finds nothing. */
    public JsonNode evaluate(JsonNode input) {
        return evaluate(input, Map.of());
    }

    public JsonNode evaluate(JsonNode input, Map<String, ?> variables) {
        return Values.node(run(input, variables));
    }

    /** The same on maps, lists, strings, numbers and booleans; null when the expression finds nothing. */
    public @Nullable Object evaluate(@Nullable Object input) {
        return evaluate(input, Map.of());
    }

    public @Nullable Object evaluate(@Nullable Object input, Map<String, ?> variables) {
        return run(input, variables);
    }

    @Override
    public String toString() {
        return source;
    }

    private @Nullable Object run(@Nullable Object input, Map<String, ?> variables) {
        Object data = Values.plain(input, limits.depth());
        Watch watch = new Watch(limits);
        Frame frame = program.createFrame();
        variables.forEach((name, value) -> frame.bind(name, accepted(watch, Values.plain(value, limits.depth()))));
        builtins.bindTo(frame, clock.millis());
        regexes.forEach((name, regex) -> frame.bind(name, (Object) regex));
        watch.over(frame);
        accepted(watch, data);
        try {
            return program.evaluate(data, frame);
        } catch (RuntimeException e) {
            throw failure(e);
        } catch (StackOverflowError e) {
            throw new ExpressionFailed(Kind.EFFORT, "calls are nested too deeply", e);
        }
    }

    private static @Nullable Object accepted(Watch watch, @Nullable Object value) {
        try {
            watch.check(value);
            return value;
        } catch (Breach breach) {
            throw new ExpressionFailed(Kind.INPUT, "input: " + breach.getMessage(), breach);
        }
    }

    private static ExpressionFailed failure(RuntimeException thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case Breach breach -> {
                    return new ExpressionFailed(breach.kind(), breach.getMessage(), thrown);
                }
                case JException error
                when timedOut(error) -> {
                    return new ExpressionFailed(Kind.EFFORT, "took too long", thrown);
                }
                case StackOverflowError overflow -> {
                    return new ExpressionFailed(Kind.EFFORT, "calls are nested too deeply", thrown);
                }
                default -> {}
            }
        }
        return new ExpressionFailed(Kind.EVALUATION, described(thrown), thrown);
    }

    private static boolean timedOut(JException error) {
        String text = error.getError();
        return text != null && (text.startsWith("Expression evaluation timeout") || text.startsWith("Stack overflow"));
    }

    private static String described(RuntimeException thrown) {
        return thrown instanceof JException error
                ? Expressions.message(error)
                : "%s in an expression".formatted(thrown.getClass().getSimpleName());
    }
}
