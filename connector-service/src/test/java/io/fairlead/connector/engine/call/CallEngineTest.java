package io.fairlead.connector.engine.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.connector.engine.call.CallRecord.Ending;
import io.fairlead.connector.engine.http.HttpFailure;
import io.fairlead.connector.engine.http.HttpRequest;
import io.fairlead.connector.engine.manifest.FailureKind;
import io.fairlead.connector.engine.manifest.Violation;
import java.time.Duration;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallEngineTest {
    private final Rig rig = new Rig();

    @Test
    void answersWithWhatTheProviderSays() {
        rig.provider.answers(200, "{\"id\":\"b1\",\"price\":10.10}");

        var answered = rig.answered("get-book", "{\"id\":\"b1\"}");

        assertThat(answered.data().toString()).isEqualTo("{\"id\":\"b1\",\"price\":10.10}");
        assertThat(answered.next()).isNull();
        assertThat(answered.record()).isEqualTo(rig.record());
        assertThat(rig.record().ending()).isEqualTo(Ending.SUCCEEDED);
    }

    @Test
    void tellsHowManyThereAreAndWhatTimeItIsAtTheProvider() {
        rig.provider.answers(
                200, "{\"total\":52,\"books\":[{\"name\":\"Dust\"}]}", "date", "Fri, 20 Nov 2026 09:59:58 GMT");

        var answered = rig.answered("list-books", "{\"limit\":1}");

        assertThat(answered.total()).isEqualTo(52);
        assertThat(answered.next()).isNotNull();
        assertThat(answered.providerTime()).isEqualTo("2026-11-20T09:59:58Z");
    }

    @Test
    void makesUpNeitherATotalNorATime() {
        rig.provider.answers(200, "{\"total\":\"many\",\"books\":[]}", "Date", "today");

        var answered = rig.answered("list-books", "{}");

        assertThat(answered.total()).isNull();
        assertThat(answered.providerTime()).isNull();
    }

    @Test
    void recordsWhoAskedWhatAndHowMuchWentOverTheWire() {
        rig.provider.answers(200, "{\"loan\":1}");

        rig.answered("lend-book", "{\"id\":\"b1\",\"reader\":\"Yi\"}");

        var record = rig.record();
        assertThat(record.tenant()).isEqualTo("school");
        assertThat(record.integration()).isEqualTo("library");
        assertThat(record.connector()).isEqualTo("library");
        assertThat(record.operation()).isEqualTo("lend-book");
        assertThat(record.caller()).isEqualTo("ada");
        assertThat(record.traceId()).isEqualTo("trace");
        assertThat(record.requestBytes()).isEqualTo("reader=Yi".length());
        assertThat(record.responseBytes()).isEqualTo("{\"loan\":1}".length());
        assertThat(record.attempts()).singleElement().satisfies(attempt -> {
            assertThat(attempt.number()).isEqualTo(1);
            assertThat(attempt.status()).isEqualTo(200);
            assertThat(attempt.failure()).isNull();
        });
    }

    @Test
    void tellsEverythingThatIsWrongWithTheInputBeforeAnyWorkIsDone() {
        var invalid = rig.invalid("lend-book", "{\"days\":\"three\",\"colour\":\"red\"}");

        assertThat(invalid.errors())
                .extracting(Violation::pointer)
                .containsExactlyInAnyOrder("/id", "/days", "/colour");
        assertThat(rig.provider.requests()).isEmpty();
        assertThat(rig.record().ending()).isEqualTo(Ending.REFUSED);
        assertThat(rig.record().attempts()).isEmpty();
    }

    @Test
    void retriesAReadUntilItSucceedsAndRecordsEveryAttempt() {
        rig.provider
                .answers(503, "{}")
                .fails(new HttpFailure.Broken("reset", null))
                .answers(200, "{\"id\":\"b1\"}");

        rig.answered("get-book", "{\"id\":\"b1\"}");

        var attempts = rig.record().attempts();
        assertThat(attempts).hasSize(3);
        assertThat(attempts.get(0).status()).isEqualTo(503);
        assertThat(attempts.get(1).status()).isNull();
        assertThat(attempts.get(2).failure()).isNull();
        assertThat(Duration.between(attempts.get(0).startedAt(), attempts.get(1).startedAt()))
                .isBetween(Duration.ofMillis(250), Duration.ofMillis(500));
        assertThat(Duration.between(attempts.get(1).startedAt(), attempts.get(2).startedAt()))
                .isBetween(Duration.ofMillis(500), Duration.ofMillis(1_000));
    }

    @Test
    void givesUpAfterThreeRetriesAndSaysWhenToComeBack() {
        rig.provider.answers(503, "{}");

        var failed = rig.failed("get-book", "{\"id\":\"b1\"}");

        assertThat(failed.failure().kind()).isEqualTo(FailureKind.UNAVAILABLE);
        assertThat(failed.failure().retryAfter()).isPositive();
        assertThat(rig.record().attempts()).hasSize(4);
        assertThat(rig.record().ending()).isEqualTo(Ending.FAILED);
    }

    @Test
    void waitsAsLongAsTheProviderAsks() {
        rig.provider.answers(429, "{}", "Retry-After", "7").answers(200, "{}");

        rig.answered("get-book", "{\"id\":\"b1\"}");

        assertThat(rig.record().duration()).isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void endsAtOnceWhenTheProviderAsksForMoreTimeThanThereIs() {
        rig.provider.answers(429, "{}", "Retry-After", "60");

        var failed = rig.failed("get-book", "{\"id\":\"b1\"}");

        assertThat(failed.failure().kind()).isEqualTo(FailureKind.RATE_LIMITED);
        assertThat(failed.failure().retryAfter()).isEqualTo(Duration.ofSeconds(60));
        assertThat(rig.record().duration()).isZero();
        assertThat(rig.record().attempts()).hasSize(1);
    }

    @Test
    void honoursTheCallersShorterDeadline() {
        rig.provider.answers(429, "{}", "Retry-After", "7");

        rig.patience(Duration.ofSeconds(5)).failed("get-book", "{\"id\":\"b1\"}");

        assertThat(rig.provider.requests()).hasSize(1);
    }

    @Test
    void noAttemptIsGivenMoreTimeThanTheCallHasLeft() {
        rig.provider.answersAfter(Duration.ofMinutes(5), 200, "{}");

        var failed = rig.failed("get-book", "{\"id\":\"b1\"}");

        assertThat(failed.failure().kind()).isEqualTo(FailureKind.TIMEOUT);
        assertThat(rig.record().duration()).isLessThanOrEqualTo(CallEngine.LONGEST);
        assertThat(rig.provider.timeouts()).allMatch(timeout -> timeout.compareTo(CallEngine.LONGEST) <= 0);
    }

    @Test
    void aCallerWithoutAnyTimeGetsATimeOut() {
        var failed = rig.patience(Duration.ZERO).failed("get-book", "{\"id\":\"b1\"}");

        assertThat(failed.failure().kind()).isEqualTo(FailureKind.TIMEOUT);
        assertThat(rig.provider.requests()).isEmpty();
    }

    @Test
    void neverRepeatsAWriteThatMayHaveHappened() {
        rig.provider.fails(new HttpFailure.Broken("reset", null));

        rig.failed("add-book", "{\"title\":\"Dust\"}");

        assertThat(rig.provider.requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504, 408})
    void neverRepeatsAWriteAfterAnAnswerThatLeavesItOpen(int status) {
        rig.provider.answers(status, "{}");

        rig.failed("add-book", "{\"title\":\"Dust\"}");

        assertThat(rig.provider.requests()).hasSize(1);
    }

    @Test
    void neverRepeatsAWriteThatTimedOut() {
        rig.provider.fails(new HttpFailure.TimedOut(true));

        rig.failed("add-book", "{\"title\":\"Dust\"}");

        assertThat(rig.provider.requests()).hasSize(1);
    }

    @Test
    void repeatsAWriteThatWasNeverSent() {
        rig.provider
                .fails(new HttpFailure.NotSent("refused", null))
                .fails(new HttpFailure.TimedOut(false))
                .answers(429, "{}")
                .answers(201, "{\"id\":\"b2\"}");

        rig.answered("add-book", "{\"title\":\"Dust\"}");

        assertThat(rig.provider.requests()).hasSize(4);
    }

    @Test
    void repeatsAWriteUnderOneIdempotencyKey() {
        rig.provider
                .fails(new HttpFailure.Broken("reset", null))
                .answers(500, "{}")
                .answers(200, "{}");

        rig.answered("lend-book", "{\"id\":\"b1\"}");

        assertThat(rig.provider.requests())
                .hasSize(3)
                .extracting(CallEngineTest::idempotencyKey)
                .doesNotContain("")
                .containsOnly(idempotencyKey(rig.provider.request()));
    }

    @Test
    void usesTheCallersIdempotencyKey() {
        rig.provider.answers(200, "{}");

        rig.idempotencyKey("order-17").answered("lend-book", "{\"id\":\"b1\"}");

        assertThat(idempotencyKey(rig.provider.request())).isEqualTo("order-17");
    }

    @Test
    void everyCallWithoutAKeyGetsOneOfItsOwn() {
        rig.provider.answers(200, "{}");

        rig.answered("lend-book", "{\"id\":\"b1\"}");
        rig.answered("lend-book", "{\"id\":\"b1\"}");

        assertThat(rig.provider.requests())
                .extracting(CallEngineTest::idempotencyKey)
                .doesNotHaveDuplicates();
    }

    @Test
    void refusesAnIdempotencyKeyThatCannotBeSent() {
        rig.idempotencyKey("a\r\nX-Evil: 1").invalid("lend-book", "{\"id\":\"b1\"}");
        rig.idempotencyKey("k".repeat(256)).invalid("lend-book", "{\"id\":\"b1\"}");

        assertThat(rig.provider.requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "400, VALIDATION", "401, AUTHENTICATION", "403, PERMISSION", "404, NOT_FOUND", "409, CONFLICT",
        "410, NOT_FOUND", "418, CONFLICT", "422, VALIDATION", "405, PROVIDER_ERROR", "301, PROVIDER_ERROR",
        "302, PROVIDER_ERROR", "304, PROVIDER_ERROR", "307, PROVIDER_ERROR"
    })
    void aRefusalMeansWhatTheConnectorSaysAndIsNotRepeated(int status, FailureKind kind) {
        rig.provider.answers(status, "{}", "Location", "https://elsewhere.example/");

        var failed = rig.failed("get-book", "{\"id\":\"b1\"}");

        assertThat(failed.failure().kind()).isEqualTo(kind);
        assertThat(failed.failure().status()).isEqualTo(status);
        assertThat(rig.provider.requests()).hasSize(1);
        assertThat(rig.record().ending()).isEqualTo(kind.refusesInput() ? Ending.REFUSED : Ending.FAILED);
    }

    @Test
    void theProvidersCodeDecidesBeforeTheStatus() {
        rig.provider.answers(400, "{\"error\":{\"code\":\"gone\",\"message\":\"No such book\"}}");

        var failure = rig.failed("get-book", "{\"id\":\"b1\"}").failure();

        assertThat(failure.kind()).isEqualTo(FailureKind.NOT_FOUND);
        assertThat(failure.code()).isEqualTo("gone");
        assertThat(failure.message()).isEqualTo("No such book");
    }

    @Test
    void findsTheErrorInsideA200() {
        rig.provider.answers(200, "{\"failed\":true,\"error\":{\"code\":\"gone\"}}");

        assertThat(rig.failed("get-book", "{\"id\":\"b1\"}").failure().kind()).isEqualTo(FailureKind.NOT_FOUND);
    }

    @Test
    void anErrorInsideA200ThatMeansHasteIsRetried() {
        rig.provider
                .answers(200, "{\"failed\":true,\"error\":{\"code\":\"too_fast\"}}")
                .answers(200, "{}");

        rig.answered("add-book", "{}");

        assertThat(rig.provider.requests()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"id\":", "", "<html>", "{} {}", "not json"})
    void whatIsNotJsonIsUnreadable(String body) {
        rig.provider.answers(200, body);

        assertThat(rig.failed("get-book", "{\"id\":\"b1\"}").failure().kind()).isEqualTo(FailureKind.UNREADABLE);
    }

    @Test
    void anAnswerThatWasCutOffIsUnreadableAndReadAgain() {
        rig.provider.fails(HttpFailure.BodyLost.cutOff(200, null)).answers(200, "{}");

        rig.answered("get-book", "{\"id\":\"b1\"}");

        assertThat(rig.record().attempts().getFirst().failure())
                .satisfies(failure -> assertThat(failure.kind()).isEqualTo(FailureKind.UNREADABLE));
    }

    @Test
    void anAnswerThatIsTooLargeIsNotAskedForAgain() {
        rig.provider.fails(HttpFailure.BodyLost.tooLarge(200, 10));

        assertThat(rig.failed("get-book", "{\"id\":\"b1\"}").failure().kind()).isEqualTo(FailureKind.UNREADABLE);
        assertThat(rig.provider.requests()).hasSize(1);
    }

    @Test
    void anAddressThatMayNotBeCalledIsOurFailureAndNotTheProviders() {
        rig.provider.fails(new HttpFailure.AddressForbidden("leads into a private network"));

        var failure = rig.failed("get-book", "{\"id\":\"b1\"}").failure();

        assertThat(failure.kind()).isEqualTo(FailureKind.ADDRESS_REFUSED);
        assertThat(rig.provider.requests()).hasSize(1);
    }

    @Test
    void anEmptyAnswerToAWriteIsNull() {
        rig.provider.answers(204, "");

        assertThat(rig.answered("remove-book", "{\"id\":\"b1\"}").data().isNull())
                .isTrue();
    }

    @Test
    void aCallerWhoLeavesIsRecordedOnceWithTheAttemptThatWasUnderWay() {
        rig.provider.answersAfter(Duration.ofSeconds(3), 200, "{}");
        var call = rig.engine()
                .call(rig.request("get-book", "{\"id\":\"b1\"}"))
                .subscribe()
                .with(ignored -> {});
        rig.time.pass(Duration.ofSeconds(1));

        call.cancel();
        rig.time.pass(Duration.ofSeconds(10));

        assertThat(rig.record().attempts()).hasSize(1);
        assertThat(rig.record().duration()).isEqualTo(Duration.ofSeconds(1));
        assertThat(rig.record().failure())
                .satisfies(failure -> assertThat(failure.kind()).isEqualTo(FailureKind.CANCELLED));
    }

    @Test
    void aFaultInTheEngineIsAnOutcomeToo() {
        rig.provider.breaks(new IllegalStateException("broken with s3cr3t-key-of-the-library"));

        var failed = rig.failed("get-book", "{\"id\":\"b1\"}");

        assertThat(failed.failure().kind()).isEqualTo(FailureKind.INTERNAL);
        assertThat(failed.failure().message()).doesNotContain("s3cr3t");
        assertThat(rig.record().attempts()).hasSize(1);
    }

    @Test
    void nothingOfACredentialReachesRecordOrCaller() {
        rig.provider.answers(
                400,
                "{\"error\":{\"code\":\"s3cr3t-key-of-the-library\","
                        + "\"message\":\"bad key s3cr3t-key-of-the-library of ada@school.example\"}}");

        var failed = rig.failed("get-book", "{\"id\":\"b1\"}");

        assertThat(failed.toString() + rig.record()).doesNotContain("s3cr3t-key", "ada@school");
        assertThat(failed.failure().message()).isEqualTo("bad key [redacted] of [email]");
    }

    @Test
    void aRequestPrintsNeitherKeyNorQuery() {
        rig.provider.answers(200, "{}");

        rig.answered("list-books", "{\"author\":\"Yi\"}");

        assertThat(rig.provider.request().toString()).isEqualTo("GET https://library.example/api/books");
        assertThat(rig.provider.request().headers().toString()).doesNotContain("s3cr3t");
    }

    @Test
    void mapsEveryItemOfAList() {
        rig.provider.answers(200, "{\"total\":2,\"books\":[{\"name\":\"Dust\"},{\"name\":\"Rain\"}]}");

        assertThat(rig.answered("list-books", "{}").data().toString())
                .isEqualTo("[{\"title\":\"Dust\"},{\"title\":\"Rain\"}]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"books\":null}", "{\"books\":[]}"})
    void aListThatIsNotThereIsEmpty(String body) {
        rig.provider.answers(200, body);

        assertThat(rig.answered("list-books", "{}").data()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"books\":{}}", "\"books\"", "7", "null"})
    void somethingElseInPlaceOfAListIsUnreadable(String body) {
        rig.provider.answers(200, body);

        assertThat(rig.failed("list-books", "{}").failure().kind()).isEqualTo(FailureKind.UNREADABLE);
    }

    @Test
    void theListenersOwnFailureDoesNotSpoilTheCall() {
        rig.provider.answers(200, "{}");
        CallListener noRoom = record -> {
            throw new IllegalStateException("no room");
        };
        var controls = new CallControls(rig.breakers, rig.budgets, rig.journal, noRoom, rig.time);
        var engine = new CallEngine(rig.provider, controls, new Random(1), UUID::randomUUID);

        var outcome = rig.time.resultOf(engine.call(rig.request("get-book", "{\"id\":\"b1\"}")));

        assertThat(outcome).isInstanceOf(CallOutcome.Answered.class);
    }

    private static String idempotencyKey(HttpRequest request) {
        return request.headers().first("Idempotency-Key").orElse("");
    }
}
