package io.fairlead.chassis.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpressionTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void mapsARecord() throws Exception {
        var expression = Expressions.compile(
                "{'name': givenName & ' ' & familyName, 'roles': roles.role[], 'gone': status = 'tobedeleted'}");

        JsonNode mapped = expression.evaluate(JSON.readTree("""
                {"givenName":"Ada","familyName":"King","status":"active","roles":[{"role":"teacher"}]}"""));

        assertThat(mapped).isEqualTo(JSON.readTree("""
                {"name":"Ada King","roles":["teacher"],"gone":false}"""));
    }

    @Test
    void givesNullWhereThereIsNothing() throws Exception {
        assertThat(Expressions.compile("a.b.c").evaluate(JSON.readTree("{}")).isNull())
                .isTrue();
        assertThat(Expressions.compile("a.b.c").evaluate(Map.of())).isNull();
    }

    @Test
    void readsMapsAndListsAsTheyAre() {
        assertThat(Expressions.compile("$sum(items.price)")
                        .evaluate(Map.of("items", List.of(Map.of("price", 2), Map.of("price", 3)))))
                .isEqualTo(5);
    }

    @Test
    void seesVariables() {
        assertThat(Expressions.compile("$tenant & '/' & name").evaluate(Map.of("name", "b"), Map.of("tenant", "a")))
                .isEqualTo("a/b");
    }

    @Test
    void knowsNothingOfWhatItSawBefore() {
        var expression = Expressions.compile("$tenant");

        assertThat(expression.evaluate(Map.of(), Map.of("tenant", "a"))).isEqualTo("a");
        assertThat(expression.evaluate(Map.of())).isNull();
    }

    @Test
    void evaluatesWhereItWasCompiledAsOftenAsIsWanted() {
        var expression = Expressions.compile("items.price");

        for (int i = 0; i < 30_000; i++) {
            assertThat(expression.evaluate(Map.of("items", List.of(Map.of("price", 2)))))
                    .isEqualTo(2);
        }
    }

    @Test
    void leavesItsInputAlone() throws Exception {
        JsonNode input = JSON.readTree("{\"a\":{\"b\":1}}");

        JsonNode changed = Expressions.compile("$ ~> |a|{'b':2},['c']|").evaluate(input);

        assertThat(changed).isEqualTo(JSON.readTree("{\"a\":{\"b\":2}}"));
        assertThat(input).isEqualTo(JSON.readTree("{\"a\":{\"b\":1}}"));
    }

    @Test
    void keepsLargeNumbersExact() throws Exception {
        JsonNode input = JSON.readTree("{\"id\":123456789012345678901234567890,\"long\":9007199254740993}");

        assertThat(Expressions.compile("$").evaluate(input)).isEqualTo(input);
    }

    @Test
    void readsTheTimeFromItsClock() {
        var clock = InstantSource.fixed(Instant.parse("2026-03-01T10:00:00Z"));

        assertThat(Expressions.compile("$now()", ExpressionLimits.DEFAULT, clock)
                        .evaluate(Map.of()))
                .isEqualTo("2026-03-01T10:00:00.000Z");
        assertThat(Expressions.compile("$millis()", ExpressionLimits.DEFAULT, clock)
                        .evaluate(Map.of()))
                .isEqualTo(clock.millis());
    }

    @Test
    void servesManyThreadsAtOnce() throws Exception {
        var expression = Expressions.compile("$map(items, function($i){ $i * factor.$number(value) }) ~> $sum()");
        try (var threads = Executors.newFixedThreadPool(8)) {
            List<Callable<Object>> evaluations = IntStream.range(0, 400)
                    .<Callable<Object>>mapToObj(n -> () -> {
                        Object sum = expression.evaluate(
                                Map.of("items", List.of(1, 2, 3), "factor", Map.of("value", String.valueOf(n))));
                        assertThat(((Number) Objects.requireNonNull(sum)).intValue())
                                .isEqualTo(6 * n);
                        return sum;
                    })
                    .toList();
            for (var evaluation : threads.invokeAll(evaluations)) {
                evaluation.get();
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\u0001', textBlock = """
                    $contains("abracadabra", /a.*a/)                 | true
                    $contains("abracadabra", "cad")                  | true
                    $contains("ABC", /b/i)                           | true
                    $contains("ABC", /b/)                            | false
                    $match("ab12cd345", /[0-9]+/).match              | ["12","345"]
                    $match("ab12", /([a-z]+)([0-9]+)/).groups        | ["ab","12"]
                    $match("a1b2c3", /[0-9]/, 2).match               | ["1","2"]
                    $split("a, b,c", /, */)                          | ["a","b","c"]
                    $split("a.b.c", ".")                             | ["a","b","c"]
                    $split("a.b.c", ".", 2)                          | ["a","b"]
                    $split("abc", "")                                | ["a","b","c"]
                    $replace("John Smith", /(\\w+)\\s(\\w+)/, "$2, $1") | "Smith, John"
                    $replace("265USD", /([0-9]+)USD/, "$$$1")        | "$265"
                    $replace("a.a.a", "a", "$b", 2)                  | "$b.$b.a"
                    $replace("(a+)+", "(a+)+", "x", 1)               | "x"
                    $replace("20C", /(\\d+)C/, function($m){ $string($number($m.groups[0]) * 2) & "F" }) | "40F"
                    $filter(["one", "two", "ten"], /^t/)             | ["two","ten"]
                    ("xay" ~> /a/).start                             | 1
                    $pad("foo", 5)                                   | "foo  "
                    $pad("foo", -5, "#")                             | "##foo"
                    $pad("foo", 8, "-+")                             | "foo-+-+-"
                    $round(123.456, 2)                               | 123.46
                    $round(11.5)                                     | 12
                    $round(125, -1)                                  | 120
                    $substringBefore("hello world", " ")             | "hello"
                    $substringAfter("hello world", " ")              | "world"
                    $sum([1..4])                                     | 10
                    8 / 2 / 2                                        | 2
                    (8) / 2                                          | 4
                    $count([1,2]) / 2                                | 1
                    $toMillis("1970-01-01T00:00:01Z")                | 1000
                    $toMillis("1970-01-02", "[Y0001]-[M01]-[D01]")   | 86400000
                    /* a / comment */ "a/b"                          | "a/b"
                    """)
    void speaksJsonata(String source, String expected) throws Exception {
        JsonNode result = Expressions.compile(source).evaluate(JSON.readTree("{}"));

        assertThat(JSON.readTree(JSON.writeValueAsString(result))).isEqualTo(JSON.readTree(expected));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\u0001', textBlock = """
                    a.b[                    | 4
                    "abc                    | 0
                    a + /* open             | 4
                    a ? b :                 | 7
                    1 + ) * 2               | 5
                    $match(a, /[/)          | 10
                    $match(a, /(?=a)/)      | 10
                    $match(a, /(a)\\1/)     | 10
                    function($a)<s:s>{$a}   | 12
                    $__evaluate_entry := 1  | 0
                    """)
    void saysWhatIsWrongAndWhere(String source, int position) {
        assertThatThrownBy(() -> Expressions.compile(source))
                .isInstanceOfSatisfying(InvalidExpression.class, invalid -> {
                    assertThat(invalid.position()).isEqualTo(position);
                    assertThat(invalid.getMessage()).isNotBlank();
                });
    }
}
