package io.fairlead.chassis.expression;

import static io.fairlead.chassis.expression.ExpressionFailed.Kind.EFFORT;
import static io.fairlead.chassis.expression.ExpressionFailed.Kind.EVALUATION;
import static io.fairlead.chassis.expression.ExpressionFailed.Kind.INPUT;
import static io.fairlead.chassis.expression.ExpressionFailed.Kind.REFUSED;
import static io.fairlead.chassis.expression.ExpressionFailed.Kind.SIZE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.fairlead.chassis.expression.ExpressionFailed.Kind;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class HostileExpressionTest {

    /** With so much time that only what is counted can stop an expression. */
    private static final ExpressionLimits COUNTED =
            new ExpressionLimits(16_384, 16_000_000, 20_000, 1_000_000, 200, 200_000, Duration.ofMinutes(5));

    static Stream<Arguments> hostile() {
        return Stream.of(
                Arguments.of("$pad('x', 200000000)", SIZE),
                Arguments.of("$pad('x', -1e300)", SIZE),
                Arguments.of("[1..9999999]", SIZE),
                Arguments.of("$sum([1..1000000])", SIZE),
                Arguments.of("$count([1..20000].[1..20000])", EFFORT),
                Arguments.of("($b := [1..20000]; $count([1..20000].($b)))", EFFORT),
                Arguments.of("($f := function($s){ $f($s & $s) }; $f('xx'))", SIZE),
                Arguments.of("($f := function($l){ $f([$l, $l]) }; $f([1]))", SIZE),
                Arguments.of("($f := function($l){ $f($append($l, $l)) }; $f([1]))", SIZE),
                Arguments.of("($f := function($l){ $f({'a': $l, 'b': $l}) }; $f({}))", SIZE),
                Arguments.of("($f := function($l){ $f([[$l]]) }; $f([1]))", SIZE),
                Arguments.of("$replace($pad('', 1000, 'a'), /a/, $pad('', 2000, 'b'))", SIZE),
                Arguments.of("($f := function($n){ $f($n + 1) }; $f(0))", EFFORT),
                Arguments.of("($f := function($n){ 1 + $f($n + 1) }; $f(0))", EFFORT),
                Arguments.of("$map([1..20000], function($a){ $map([1..20000], function($b){ $a * $b }) })", EFFORT),
                Arguments.of("true and ($f := function($n){ $f($n + 1) }; $f(0))", EFFORT),
                Arguments.of("$sort([1..3], function($a, $b){ ($f := function($n){ $f($n + 1) }; $f(0)) })", EFFORT),
                Arguments.of("[1, ($f := function($n){ $f($n + 1) }; $f(0))]", EFFORT),
                Arguments.of("$eval('1')", REFUSED),
                Arguments.of("($e := $eval; $e('1'))", REFUSED),
                Arguments.of("$map(['1'], $eval)", REFUSED),
                Arguments.of("$random()", REFUSED),
                Arguments.of("$round(1, 1000000000)", REFUSED),
                Arguments.of("$contains('a', $pad('', 5000, 'a'))", REFUSED),
                Arguments.of("$toMillis($pad('', 500, '1'), '[Y]')", REFUSED),
                Arguments.of("$toMillis('1', '[Y][M][D][H][m][s]')", REFUSED),
                Arguments.of("$error('no')", EVALUATION),
                Arguments.of("1 + 'a'", EVALUATION),
                Arguments.of("$base64decode('%')", EVALUATION),
                Arguments.of("$number('x')", EVALUATION),
                Arguments.of("$undefined(1)", EVALUATION));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void isStopped(String source, Kind kind) {
        var expression = Expressions.compile(source, COUNTED, InstantSource.system());

        var failure = catchThrowableOfType(ExpressionFailed.class, () -> expression.evaluate(Map.of("a", 1)));

        assertThat(failure).isNotNull();
        assertThat(failure.kind()).describedAs(failure.getMessage()).isEqualTo(kind);
    }

    @Test
    void regularExpressionsTakeLinearTime() {
        String text = "a".repeat(50_000) + "!";

        assertThat(Expressions.compile("$contains($, /^(a+)+$/)").evaluate((Object) text))
                .isEqualTo(false);
        assertThat(Expressions.compile("$replace($, /(a|aa)+$/, 'b')").evaluate((Object) text))
                .isEqualTo(text);
    }

    @Test
    void aStringToReplaceIsNotARegularExpression() {
        String text = "a".repeat(5_000) + "!";

        assertThat(Expressions.compile("$replace($, '(a+)+$', 'b', 2000000000)").evaluate((Object) text))
                .isEqualTo(text);
    }

    @Test
    void refusesInputPastItsBounds() {
        var identity = Expressions.compile("$");

        assertThatThrownBy(() -> identity.evaluate((Object) "x".repeat(1_000_001)))
                .isInstanceOfSatisfying(
                        ExpressionFailed.class, e -> assertThat(e.kind()).isEqualTo(INPUT));
        assertThatThrownBy(() -> identity.evaluate((Object) Collections.nCopies(20_001, 1)))
                .isInstanceOfSatisfying(
                        ExpressionFailed.class, e -> assertThat(e.kind()).isEqualTo(INPUT));
        assertThatThrownBy(() -> identity.evaluate((Object) nested(5_000)))
                .isInstanceOfSatisfying(
                        ExpressionFailed.class, e -> assertThat(e.kind()).isEqualTo(INPUT));
        assertThatThrownBy(() -> identity.evaluate(new Object()))
                .isInstanceOfSatisfying(
                        ExpressionFailed.class, e -> assertThat(e.kind()).isEqualTo(INPUT));
    }

    @Test
    void refusesSourcePastItsBounds() {
        assertThatThrownBy(() -> Expressions.compile("(".repeat(5_000) + "1" + ")".repeat(5_000)))
                .isInstanceOf(InvalidExpression.class);
        assertThatThrownBy(() -> Expressions.compile("1" + "+1".repeat(10_000))).isInstanceOf(InvalidExpression.class);
        assertThatThrownBy(() -> Expressions.compile("-".repeat(16_000) + "1")).isInstanceOf(InvalidExpression.class);
    }

    @Test
    void aThreadThatMetABoundEvaluatesTheNextExpression() {
        assertThatThrownBy(() -> Expressions.compile("($f := function($n){ $f($n + 1) }; $f(0))")
                        .evaluate(Map.of()))
                .isInstanceOf(ExpressionFailed.class);

        assertThat(Expressions.compile("1 + 1").evaluate(Map.of())).isEqualTo(2);
    }

    @Property(tries = 2_000)
    void anyTextIsAnExpressionOrInvalid(
            @ForAll @StringLength(max = 40) @CharRange(from = ' ', to = '~') String source) {
        try {
            Expressions.compile(source).evaluate(Map.of("a", List.of(1, "b")));
        } catch (InvalidExpression | ExpressionFailed expected) {
            assertThat(expected.getMessage()).isNotNull();
        }
    }

    private static List<Object> nested(int levels) {
        List<Object> list = new ArrayList<>();
        for (int level = 0; level < levels; level++) {
            list = new ArrayList<>(List.of(list));
        }
        return list;
    }
}
