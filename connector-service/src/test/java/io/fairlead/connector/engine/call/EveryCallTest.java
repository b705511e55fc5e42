package io.fairlead.connector.engine.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.fairlead.connector.engine.http.HttpFailure;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** What holds for every call, whatever the provider does. */
class EveryCallTest {
    private static final Map<String, String> INPUTS = Map.of(
            "get-book", "{\"id\":\"b1\"}",
            "list-books", "{}",
            "lend-book", "{\"id\":\"b1\"}",
            "add-book", "{}",
            "remove-book", "{\"id\":7}");

    /** One thing a provider may do. */
    private record Deed(String name, Consumer<ScriptedProvider> instruction) {
        @Override
        public String toString() {
            return name;
        }
    }

    @Property(tries = 250)
    void isRecordedExactlyOnceWithEveryAttempt(
            @ForAll("deeds") @Size(min = 1, max = 6) List<Deed> deeds, @ForAll("operations") String operation) {
        var rig = new Rig();
        deeds.forEach(deed -> deed.instruction().accept(rig.provider));

        var outcome = rig.call(operation, INPUTS.getOrDefault(operation, "{}"));

        assertThat(outcome.record()).isSameAs(rig.record());
        assertThat(rig.record().attempts()).hasSameSizeAs(rig.provider.requests());
        assertThat(rig.record().failure() == null).isEqualTo(outcome instanceof CallOutcome.Answered);
    }

    @Property(tries = 250)
    void isRecordedExactlyOnceAlsoWhenTheCallerLeaves(
            @ForAll("deeds") @Size(min = 1, max = 6) List<Deed> deeds,
            @ForAll("operations") String operation,
            @ForAll @IntRange(max = 40_000) int leavesAfterMs) {
        var rig = new Rig();
        deeds.forEach(deed -> deed.instruction().accept(rig.provider));

        var call = rig.engine()
                .call(rig.request(operation, INPUTS.getOrDefault(operation, "{}")))
                .subscribe()
                .with(ignored -> {});
        rig.time.pass(Duration.ofMillis(leavesAfterMs));
        call.cancel();
        rig.time.pass(Duration.ofMinutes(5));

        assertThat(rig.record().attempts()).hasSameSizeAs(rig.provider.requests());
    }

    @Property(tries = 250)
    void endsByItsDeadlineAndAfterAtMostFourAttempts(
            @ForAll("deeds") @Size(min = 1, max = 6) List<Deed> deeds,
            @ForAll("operations") String operation,
            @ForAll @IntRange(min = 1, max = 40_000) int patienceMs) {
        var rig = new Rig().patience(Duration.ofMillis(patienceMs));
        deeds.forEach(deed -> deed.instruction().accept(rig.provider));

        rig.call(operation, INPUTS.getOrDefault(operation, "{}"));

        assertThat(rig.record().duration())
                .isLessThanOrEqualTo(Duration.ofMillis(Math.min(patienceMs, CallEngine.LONGEST.toMillis())));
        assertThat(rig.record().attempts()).hasSizeLessThanOrEqualTo(4);
    }

    @Property(tries = 250)
    void doesNotRepeatAWriteWithoutAKeyOnceItMayHaveHappened(
            @ForAll("deeds") @Size(min = 1, max = 6) List<Deed> deeds) {
        var rig = new Rig();
        deeds.forEach(deed -> deed.instruction().accept(rig.provider));

        rig.call("add-book", "{}");

        var attempts = rig.record().attempts();
        assertThat(attempts.subList(0, attempts.size() - 1)).allSatisfy(attempt -> assertThat(attempt.failure())
                .satisfies(failure -> assertThat(failure.effect().name()).isEqualTo("NONE")));
    }

    @Property(tries = 200)
    void tellsNobodyASecret(@ForAll("secrets") String secret, @ForAll("echoes") String echo) {
        var rig = new Rig().credentials(Map.of("key", secret));
        var text = echo.replace("?", secret);
        var error = JsonNodeFactory.instance.objectNode();
        error.putObject("error").put("code", text).put("message", text);
        rig.provider.answers(400, error.toString());

        var outcome = rig.failed("get-book", "{\"id\":\"b1\"}");

        assertThat(outcome.toString() + rig.records).doesNotContain(secret);
    }

    @Provide
    Arbitrary<String> operations() {
        return Arbitraries.of(INPUTS.keySet().stream().sorted().toList());
    }

    @Provide
    Arbitrary<List<Deed>> deeds() {
        var statuses = Arbitraries.of(200, 201, 204, 301, 400, 401, 403, 404, 409, 418, 422, 429, 500, 502, 503, 504);
        var bodies = Arbitraries.of(
                "{}", "", "{\"books\":[{\"name\":\"Dust\"}],\"total\":5}", "{\"books\":7}", "{\"failed\":true}", "{");
        var waits = Arbitraries.of("0", "2", "40", "soon");
        var answers = Combinators.combine(statuses, bodies, waits)
                .as((status, body, wait) -> new Deed(
                        status + " " + body + " " + wait,
                        provider -> provider.answers(status, body, "Retry-After", wait)));
        var slow = Arbitraries.integers()
                .between(1, 60_000)
                .map(ms -> new Deed(
                        ms + " ms", provider -> provider.answersAfter(Duration.ofMillis(ms), 200, "{\"a\":1}")));
        var broken = Arbitraries.of(
                new Deed("broken", provider -> provider.fails(new HttpFailure.Broken("reset", null))),
                new Deed("not sent", provider -> provider.fails(new HttpFailure.NotSent("refused", null))),
                new Deed("late", provider -> provider.fails(new HttpFailure.TimedOut(true))),
                new Deed("no connection", provider -> provider.fails(new HttpFailure.TimedOut(false))),
                new Deed("cut", provider -> provider.fails(HttpFailure.BodyLost.cutOff(200, null))),
                new Deed("large", provider -> provider.fails(HttpFailure.BodyLost.tooLarge(200, 1))),
                new Deed("private", provider -> provider.fails(new HttpFailure.AddressForbidden("private"))));
        return Arbitraries.oneOf(answers, slow, broken).list();
    }

    @Provide
    Arbitrary<String> secrets() {
        return Arbitraries.strings().withCharRange('!', '~').ofMinLength(6).ofMaxLength(60);
    }

    @Provide
    Arbitrary<String> echoes() {
        return Arbitraries.of("?", "bad key ?", "key=? was refused", "?\n?", "Bearer ?", "{\"key\":\"?\"}");
    }
}
