package io.fairlead.connector.engine.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.core.JsonPointer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectorReaderTest {

    @Test
    void readsAValidConnector() {
        var connector = ManifestText.valid().connectorRead();

        assertThat(connector.id()).isEqualTo("library");
        assertThat(connector.version()).isEqualTo(3);
        assertThat(connector.auth())
                .isEqualTo(
                        new Auth.ApiKey(Auth.ApiKey.Place.HEADER, "X-Key", Template.parse("Key ${credentials.key}")));
        assertThat(connector.errors())
                .isEqualTo(new ErrorMapping(
                        "failed",
                        List.of(JsonPointer.compile("/code")),
                        List.of(),
                        Map.of("E1", FailureKind.AUTHENTICATION),
                        Map.of()));
        assertThat(connector.operations().keySet()).containsExactly("list-books", "lend-book");
        assertThat(connector.health().input().toString()).isEqualTo("{\"limit\":1}");
    }

    @Test
    void derivesReadOrWriteFromTheMethod() {
        var operations = ManifestText.valid().connectorRead().operations();

        assertThat(operations.get("list-books")).extracting(Operation::kind).isEqualTo(Operation.Kind.READ);
        assertThat(operations.get("lend-book")).extracting(Operation::kind).isEqualTo(Operation.Kind.WRITE);
    }

    @Test
    void letsAPostBeARead() {
        var connector = ManifestText.valid()
                .with("    idempotency-header: Idempotency-Key\n", "    kind: read\n")
                .connectorRead();

        assertThat(connector.operation("lend-book").orElseThrow().kind()).isEqualTo(Operation.Kind.READ);
    }

    @Test
    void closesEveryInputAndAddsLimitAndCursorToWhatIsPaged() {
        var connector = ManifestText.valid().connectorRead();
        var list = DataSchema.of(connector.operation("list-books").orElseThrow().input());
        var lend = DataSchema.of(connector.operation("lend-book").orElseThrow().input());

        assertThat(list.violations(Json.of("{\"author\":\"Yi\",\"limit\":50,\"cursor\":\"x\"}")))
                .isEmpty();
        assertThat(list.violations(Json.of("{\"limit\":51,\"auhtor\":\"Yi\"}")))
                .extracting(Violation::pointer)
                .containsExactlyInAnyOrder("/limit", "/auhtor");
        assertThat(lend.violations(Json.of("{\"limit\":5}")))
                .extracting(Violation::pointer)
                .containsExactlyInAnyOrder("/limit", "/id");
    }

    @Test
    void letsAnOperationInheritTimeOutAndRetryAndChangeThem() {
        var connector = ManifestText.valid()
                .with("errors:", "timeout: 3s\nretry: { retries: 2, first-wait: 1s }\nerrors:")
                .with("    result: loan", "    timeout: 20s\n    retry: { retries: 0 }\n    result: loan")
                .connectorRead();

        var list = connector.operation("list-books").orElseThrow();
        assertThat(list.timeout()).isEqualTo(Duration.ofSeconds(3));
        assertThat(list.retry()).isEqualTo(new Retry(2, Duration.ofSeconds(1), Duration.ofSeconds(60)));
        var lend = connector.operation("lend-book").orElseThrow();
        assertThat(lend.timeout()).isEqualTo(Duration.ofSeconds(20));
        assertThat(lend.retry()).isEqualTo(new Retry(0, Duration.ofSeconds(1), Duration.ofSeconds(60)));
    }

    @Test
    void tellsEveryErrorAtOnceInTheOrderOfTheFile() {
        var errors = ManifestText.valid()
                .with("version: 3", "version: three")
                .with("label: Key", "lable: Key")
                .with("${input.author}", "${input.auhtor}")
                .with("operation: list-books,", "operation: list-book,")
                .errors();

        assertThat(errors)
                .extracting(ManifestError::message)
                .containsExactly(
                        "must be integer, not string",
                        "'label' is missing",
                        "unknown key 'lable'",
                        "${input.auhtor} refers to an input that does not exist",
                        "there is no operation 'list-book'");
    }

    @Test
    void saysWhereAnUnknownKeyStandsAndWhatWasMeant() {
        var text = ManifestText.valid().with("category: books", "categroy: books");

        assertThat(text.errors())
                .contains(new ManifestError(
                        "library/connector.yaml",
                        5,
                        1,
                        "/categroy",
                        "unknown key 'categroy'",
                        "did you mean 'category'?"));
    }

    @Test
    void listsTheKnownKeysWhenNoneIsClose() {
        var error = ManifestText.valid()
                .with("label: Address }", "label: Address, zzzzzz: 1 }")
                .error();

        assertThat(error.hint()).isEqualTo("known: type, required, default, values, label, description");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "conflicts: {}",
                "grammar-extension: 1",
            })
    void refusesKeysThatNothingObeys(String key) {
        assertThat(ManifestText.valid()
                        .with("name: Library", "name: Library\n" + key)
                        .error()
                        .message())
                .startsWith("unknown key");
    }

    @Test
    void refusesTheSameKeyTwice() {
        var text = ManifestText.valid().with("version: 3", "version: 3\nversion: 4");

        assertThat(text.error())
                .isEqualTo(new ManifestError(
                        "library/connector.yaml",
                        4,
                        1,
                        "/version",
                        "the key 'version' stands here twice",
                        "remove one of them"));
    }

    @Test
    void refusesANewerGrammar() {
        assertThat(ManifestText.valid().with("grammar: 1", "grammar: 2").error().message())
                .isEqualTo("grammar 2 is not known; this build understands grammar 1");
    }

    @Test
    void refusesAnIdThatIsNotTheFolders() {
        var error = ManifestText.valid().with("id: library", "id: bookshop").error();

        assertThat(error.message()).isEqualTo("the id 'bookshop' is not the name of the folder, 'library'");
        assertThat(error.line()).isEqualTo(2);
        assertThat(error.column()).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1.5", "'3'", "true", "99999999999"})
    void refusesAVersionThatIsNoPositiveInteger(String version) {
        var error =
                ManifestText.valid().with("version: 3", "version: " + version).error();

        assertThat(error.pointer()).isEqualTo("/version");
        assertThat(error.line()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "type: url, default: 'https://library.example'|type: url|'base-url' has no default",
                "type: url, default: 'https://library.example'|type: url, default: 'library.example'|setting 'base-url': its default must be an absolute http(s) URL",
                "type: url, default: 'https://library.example'|type: url, default: 'https://library.example/?a=b'|setting 'base-url': its default must be an absolute http(s) URL",
                "type: url, default: 'https://library.example'|type: string, required: true|'base-url' must be a url",
                "type: url, default: 'https://library.example'|type: url, required: true, default: 'https://library.example'|setting 'base-url': what is required has no default",
                "type: string, label: Shelf|type: enum, label: Shelf|setting 'shelf': an enum, and only an enum, has values",
                "type: string, label: Shelf|type: enum, values: [a, b], default: c, label: Shelf|setting 'shelf': its default must be one of a, b",
                "type: string, label: Shelf|type: duration, default: 3 days, label: Shelf|setting 'shelf': its default must be a duration like 500ms, 10s or 5m",
                "type: string, label: Shelf|type: text, label: Shelf|must be one of url, string, integer, boolean, duration, enum",
            })
    void refusesSettingsThatCannotBe(String original, String replacement, String message) {
        assertThat(ManifestText.valid().with(original, replacement).error().message())
                .isEqualTo(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "code: [/code]|code: /code|must be array, not string|put it in brackets",
                "name: Library|name: 1984|must be string, not integer|put it in quotes",
                "when: failed|when: [failed]|must be string, not array|",
            })
    void saysHowToWriteAnotherType(String original, String replacement, String message, @Nullable String hint) {
        var error = ManifestText.valid().with(original, replacement).error();

        assertThat(error.message()).isEqualTo(message);
        assertThat(error.hint()).isEqualTo(hint);
    }

    @Test
    void refusesASettingAndACredentialThatNothingUses() {
        var errors = ManifestText.valid()
                .with("X-Shelf: '${settings.shelf}'", "X-Shelf: upper")
                .with("Key ${credentials.key}", "Key")
                .errors();

        assertThat(errors)
                .extracting(ManifestError::message, ManifestError::hint)
                .containsExactly(
                        tuple("nothing refers to 'shelf'", "use ${settings.shelf} or remove it"),
                        tuple("nothing refers to 'key'", "use ${credentials.key} or remove it"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "X-Shelf: '${settings.shelf}'|X-Shelf: '${settings.shelf}', X-Too: '${settings.shlef}'|${settings.shlef} refers to a setting that does not exist|did you mean 'shelf'?",
                "Key ${credentials.key}|${credentials.key}${credentials.kee}|${credentials.kee} refers to a credential that does not exist|did you mean 'key'?",
                "${input.author}|${input.authors}|${input.authors} refers to an input that does not exist|did you mean 'author'?",
                "${input.author}|${input.author.first}|${input.author.first} refers to an input that does not exist|",
                "${input.author}|${credentials.key}|${credentials.key} may not stand here|credentials stand in auth only",
                "X-Shelf: '${settings.shelf}'|X-Shelf: '${settings.shelf}${input.author}'|${input.author} may not stand here|input stands in operations only",
                "/books/${input.id}/loans|/books/${input.reader}/loans|${input.reader} may be absent, and there is no path without it|name it in the input's 'required'",
                "/books/${input.id}/loans|/books/${input.id}/${settings.shelf}|${settings.shelf} may be absent, and nothing can be sent without it|make the setting required or give it a default",
                "${input.author}|${author}|'${author}' is not a reference; write ${settings.x}, ${credentials.x} or ${input.x}|",
                "${input.author}|${inputs.author}|'${inputs.author}' refers to nothing; a reference begins with settings, credentials or input|",
                "${input.author}|${input.author|'${input.author' is not a reference; write ${settings.x}, ${credentials.x} or ${input.x}|",
                "X-Shelf: '${settings.shelf}'|X-Shelf: '${settings.shelf}', X-Too: '${settings.shelf.top}'|'${settings.shelf.top}' has a name too many|",
            })
    void refusesReferencesThatLeadNowhere(String original, String replacement, String message, @Nullable String hint) {
        var error = ManifestText.valid().with(original, replacement).error();

        assertThat(error.message()).isEqualTo(message);
        assertThat(error.hint()).isEqualTo(hint);
    }

    @Test
    void saysWhereAWrongReferenceStands() {
        var text = ManifestText.valid().with("${input.author}", "${input.who}");

        var error = text.error();

        assertThat(error.pointer()).isEqualTo("/operations/list-books/query/author");
        assertThat(error.line()).isEqualTo(text.lineOf("${input.who}"));
        assertThat(error.column()).isEqualTo(22);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "    get: /books\\n||the operation has no path",
                "    get: /books\\n|    get: /books\\n    post: /books\\n|the operation has a path already",
                "    get: /books\\n|    get: books\\n|must be a path that begins with / and has no query; the query has a key of its own",
                "    get: /books\\n|    get: /books?a=b\\n|must be a path that begins with / and has no query; the query has a key of its own",
                "    get: /books\\n|    post: /books\\n|a write has no pages",
                "    get: /books\\n|    delete: /books\\n    kind: read\\n|what is sent with DELETE is a write",
                "    get: /books\\n|    get: /books\\n    idempotency-header: X\\n|a read can be repeated without it",
                "    get: /books\\n|    get: /books\\n    body: { form: { a: b } }\\n|GET carries no body",
                "    get: /books\\n|    get: /books\\n    headers: { authorization: x }\\n|the header 'authorization' is set by the engine",
                "    items: /books\\n||'items' is missing",
                "    items: /books\\n|    items: books\\n|must be a JSON pointer like /error/code",
                "size: 10,|size: 60,|a page of 60 items does not fit in 50",
                "size: 10,|size: 0,|must have a minimum value of 1",
                "by: offset,|by: page,|unknown key 'offset-param'",
                "query: { author|query: { offset: 3, author|paging sends 'offset' already",
                "properties: { author: {|properties: { cursor: {}, author: {|every paged operation has 'cursor'",
                "body: { json: { reader: '${input.reader}' } }|body: { json: {}, form: {} }|a body is either 'form' or 'json'",
                "required: [id]|required: [id, shelf]|'shelf' is required but not described",
                "reader: { type: string }|reader: { type: string, pattern: '[' }|not a regular expression: Unclosed character class",
                "reader: { type: string }|reader: { type: str }|must be one of object, array, string, integer, number, boolean, null",
                "reader: { type: string }|reader: { $ref: 'https://example.org/schema' }|unknown key '$ref'",
                "input: { properties|input: { type: array, properties|an input is an object",
                "input: { properties|input: { additionalProperties: true, properties|an input is always closed",
                "result: loan|result: '((loan'|the expression does not compile: expected ')' before the end",
                "when: failed|when: '((failed'|the expression does not compile: expected ')' before the end",
                "code: [/code]|message: [/message]|'codes' needs 'code'",
                "E1: authentication|E1: unauthorised|must be one of authentication, permission, not-found, validation, conflict, rate-limited, timeout, unavailable, unreadable, provider-error",
                "example: { id: b1 }|example: { id: 1 }|must be string, not integer",
                "example: { id: b1 }|example: {}|'id' is missing",
                "example: { id: b1 }|example: { id: b1, book: b2 }|'book' is not known here",
                "example: { author: Yi }|example: { limit: 51 }|must have a maximum value of 50",
                "operation: list-books,|operation: lend-books,|there is no operation 'lend-books'",
                "operation: list-books, input: { limit: 1 }|operation: list-books, input: { limits: 1 }|'limits' is not known here",
                "operation: list-books, input: { limit: 1 }|operation: lend-book, input: { id: b1 }|'lend-book' is a write",
                "errors:\\n|retry: { first-wait: 2m }\\nerrors:\\n|the first wait PT2M must be positive and at most PT1M",
                "scheme: api-key,|scheme: api-keys,|must be one of none, api-key, bearer, basic, oauth2-client-credentials",
                "in: header,|in: cookie,|must be one of header, query",
            })
    void refusesOperationsThatCannotBe(String original, @Nullable String replacement, String message) {
        var errors = ManifestText.valid()
                .with(unescaped(original), replacement == null ? "" : unescaped(replacement))
                .errors();

        assertThat(errors).extracting(ManifestError::message).contains(message);
    }

    @Test
    void givesTheHealthOperationItsRequiredInput() {
        var error = ManifestText.valid()
                .with("input: { properties: { author", "input: { required: [author], properties: { author")
                .with("list-books, input: { limit: 1 }", "list-books")
                .error();

        assertThat(error.message()).isEqualTo("'input' is missing");
        assertThat(error.pointer()).isEqualTo("/health");
    }

    @Test
    void takesFilesAsTheyAreEditedAndNeverFails() {
        var text = ManifestText.valid().connector();
        for (var end = 0; end < text.length(); end += 7) {
            assertThat(new ManifestText(text.substring(0, end), null).errors())
                    .as("cut after %d characters", end)
                    .isNotEmpty()
                    .allSatisfy(error -> assertThat(error.line()).isPositive());
        }
    }

    @ParameterizedTest
    @CsvSource({"items: /books, items:, /", "items: /books, items:, /~0", "id: library, id:, a-"})
    void neverFailsHoweverLongAWordIs(String original, String key, String part) {
        var reading = ManifestText.valid()
                .with(original, key + " " + part.repeat(20_000) + "a")
                .read();

        assertThat(reading.id()).isEqualTo("library");
    }

    @Property(tries = 500)
    void neverFailsHoweverAFileIsMangled(
            @ForAll @IntRange(max = 1400) int at, @ForAll @IntRange(max = 40) int length, @ForAll char instead) {
        var text = ManifestText.valid().connector();
        var from = Math.min(at, text.length());
        var to = Math.min(from + length, text.length());

        var reading = new ManifestText(text.substring(0, from) + instead + text.substring(to), null).read();

        assertThat(reading.id()).isEqualTo("library");
    }

    private static String unescaped(String text) {
        return text.replace("\\n", "\n");
    }
}
