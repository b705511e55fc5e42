package io.fairlead.chassis.expression;

import java.time.Duration;

/**
 * What one evaluation may use.
 *
 * @param source characters of an expression
 * @param size characters and nodes of the input, of every intermediate value and of the result
 * @param items elements of one list or object
 * @param text characters of one string an expression builds
 * @param depth levels of nesting, of values as of calls
 * @param steps evaluated parts of the expression, and what the lists cost that they give
 * @param time from start to result; the counted bounds above are what stops a hostile expression, this stops a slow one
 */
public record ExpressionLimits(int source, long size, int items, int text, int depth, long steps, Duration time) {

    public static final ExpressionLimits DEFAULT =
            new ExpressionLimits(16_384, 16_000_000, 20_000, 1_000_000, 200, 2_000_000, Duration.ofSeconds(2));
}
