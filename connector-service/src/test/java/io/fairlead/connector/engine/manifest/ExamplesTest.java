package io.fairlead.connector.engine.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExamplesTest {
    private static final String EXAMPLES = """
            exchanges:
              - title: two books
                operation: list-books
                source: made up
                input: { author: Yi, limit: 2 }
                request: { method: GET, path: /books, query: { author: Yi, limit: '2', offset: '0' } }
                response: { status: 200, json: { books: [{ id: b1 }, { id: b2 }] } }
                data: [{ id: b1 }, { id: b2 }]
              - title: a wrong key
                operation: list-books
                source: documentation
                input: {}
                request: { method: GET, path: /books }
                response: { status: 400, text: '{"code":"E1"}' }
                failure: { kind: authentication, code: E1 }
            """;

    @Test
    void areReadWithTheConnector() {
        var reading = ManifestText.valid().withExamples(EXAMPLES).read();

        assertThat(reading).isInstanceOf(Reading.Valid.class);
        var exchanges = ((Reading.Valid) reading).exchanges();
        assertThat(exchanges)
                .extracting(Exchange::source)
                .containsExactly(Exchange.Source.MADE_UP, Exchange.Source.DOCUMENTATION);
        assertThat(exchanges.getFirst().outcome())
                .isEqualTo(new Exchange.Data(Json.of("[{\"id\":\"b1\"},{\"id\":\"b2\"}]")));
        assertThat(exchanges.getFirst().response())
                .isEqualTo(new Exchange.Response(200, Map.of(), "{\"books\":[{\"id\":\"b1\"},{\"id\":\"b2\"}]}"));
        assertThat(exchanges.getLast().outcome()).isEqualTo(new Exchange.Failure(FailureKind.AUTHENTICATION, "E1"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "limit: 2 }|limit: 200 }|5|33|/exchanges/0/input/limit|must have a maximum value of 50",
                "data: [{ id: b1 }, { id: b2 }]|data: { id: b1 }|8|11|/exchanges/0/data|must be array, not object",
                "operation: list-books\\n    source: made|operation: list-boks\\n    source: made|3|16|/exchanges/0/operation|there is no operation 'list-boks'",
                "source: made up|source: invented|4|13|/exchanges/0/source|must be one of documentation, recorded from twin, made up",
                "method: GET, path: /books, q|method: POST, path: /books, q|6|24|/exchanges/0/request/method|the operation 'list-books' is sent with GET",
                "failure: { kind: authentication, code: E1 }|failure: { kind: authentication }\\n    data: []|9|5|/exchanges/1|an exchange ends in either 'data' or 'failure'",
                "text: '{\"code\":\"E1\"}'|text: '', json: {}|14|40|/exchanges/1/response/json|a response has either 'text' or 'json'",
            })
    void thatDoNotFitAreRefused(
            String original, String replacement, int line, int column, String pointer, String message) {
        var examples = EXAMPLES.replace(original.replace("\\n", "\n"), replacement.replace("\\n", "\n"));

        var error = ManifestText.valid().withExamples(examples).error();

        assertThat(error)
                .usingRecursiveComparison()
                .ignoringFields("hint")
                .isEqualTo(new ManifestError("library/examples.yaml", line, column, pointer, message, null));
    }
}
