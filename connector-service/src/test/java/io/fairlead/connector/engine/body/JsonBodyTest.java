package io.fairlead.connector.engine.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.connector.engine.http.Headers;
import io.fairlead.connector.engine.http.HttpAnswer;
import io.fairlead.connector.engine.http.Payload;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonBodyTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "application/json; charset=utf-8",
                "APPLICATION/JSON",
                "application/problem+json",
                "application/vnd.api+json;version=1",
                "text/json"
            })
    void readsEveryKindOfJson(String type) {
        assertThat(JsonBody.read(answer(type, "{\"a\":1}".getBytes(StandardCharsets.UTF_8)))
                        .path("a")
                        .asInt())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/xml", "text/plain; charset=utf-8", "application/jsonp", ""})
    void readsNothingElse(String type) {
        assertThatThrownBy(() -> JsonBody.read(answer(type, "{}".getBytes(StandardCharsets.UTF_8))))
                .isInstanceOf(UnreadableAnswer.class);
    }

    @Test
    void takesAnAnswerWithoutATypeForJson() {
        var answer = new HttpAnswer(200, Headers.NONE, Payload.of("[1]"));

        assertThat(JsonBody.read(answer)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ISO-8859-1", "EUC-KR", "UTF-16LE", "\"utf-8\"", "UTF-16"})
    void readsTheCharacterSetThatIsTold(String charset) {
        var plain = Charset.forName(charset.replace("\"", ""));
        var text = plain.newEncoder().canEncode('한') ? "한글" : "Käse";

        var body = JsonBody.read(answer(
                "application/json;charset=" + charset,
                "{\"a\":\"%s\"}".formatted(text).getBytes(plain)));

        assertThat(body.path("a").asText()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"klingon", "..", "UTF-8000"})
    void doesNotGuessAnUnknownCharacterSet(String charset) {
        assertThatThrownBy(() -> JsonBody.read(answer("application/json; charset=" + charset, new byte[] {'{', '}'})))
                .isInstanceOf(UnreadableAnswer.class);
    }

    @Test
    void refusesBytesThatAreNoText() {
        assertThatThrownBy(() ->
                        JsonBody.read(answer("application/json", new byte[] {'"', (byte) 0xc3, (byte) 0x28, '"'})))
                .isInstanceOf(UnreadableAnswer.class);
    }

    @Test
    void refusesNestingWithoutEnd() {
        assertThatThrownBy(() -> JsonBody.read(
                        answer("application/json", "[".repeat(100_000).getBytes(StandardCharsets.UTF_8))))
                .isInstanceOf(UnreadableAnswer.class);
    }

    @Test
    void keepsEveryDigit() {
        var body = JsonBody.read(
                answer("application/json", "[0.10,12345678901234567890]".getBytes(StandardCharsets.UTF_8)));

        assertThat(body).hasToString("[0.10,12345678901234567890]");
    }

    @Test
    void aFailuresBodyIsACourtesy() {
        assertThat(JsonBody.lenient(answer("text/html", "<h1>Oops".getBytes(StandardCharsets.UTF_8)))
                        .isMissingNode())
                .isTrue();
    }

    private static HttpAnswer answer(String type, byte[] body) {
        return new HttpAnswer(200, Headers.received(List.of(Map.entry("Content-Type", type))), Payload.of(body));
    }
}
