package io.fairlead.connector.engine.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.fairlead.connector.engine.http.HttpRequest;
import io.fairlead.connector.engine.manifest.Violation;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTest {

    @Example
    void fillsPathQueryAndPage() {
        var request = sent("list-books", "{\"author\":\"Yi & Söhne\",\"tags\":[\"a\",\"b c\"],\"limit\":5}");

        assertThat(request.method()).isEqualTo("GET");
        assertThat(request.uri().getRawPath()).isEqualTo("/api/books");
        assertThat(request.uri().getRawQuery().split("&", -1))
                .containsExactlyInAnyOrder("author=Yi%20%26%20S%C3%B6hne", "tag=a", "tag=b%20c", "limit=5", "offset=0");
    }

    @Example
    void leavesOutWhatIsAbsentOrNull() {
        var request = sent("list-books", "{}");

        assertThat(request.uri().getRawQuery()).doesNotContain("author", "tag", "from");
        assertThat(request.headers().first("X-Shelf")).isEmpty();
    }

    @Example
    void aTextAroundAValueIsLeftOutWithIt() {
        assertThat(sent("list-books", "{\"since\":7}").uri().getRawQuery()).contains("from=since%207");
    }

    @Example
    void sendsSettingsAsHeaders() {
        var rig = new Rig().setting("shelf", "top");
        rig.provider.answers(200, "{}");

        rig.answered("list-books", "{}");

        assertThat(rig.provider.request().headers().first("x-shelf")).contains("top");
    }

    @Example
    void flattensFormsAsProvidersReadThem() {
        var request = sent(
                "lend-book",
                "{\"id\":\"b1\",\"reader\":\"Yi Kim\",\"days\":3,\"notes\":{\"a b\":\"x&y\",\"list\":[1,true]}}");

        assertThat(request.headers().first("Content-Type")).contains("application/x-www-form-urlencoded");
        assertThat(URLDecoder.decode(ScriptedProvider.text(request), StandardCharsets.UTF_8))
                .isEqualTo("reader=Yi Kim&days=3&notes[a b]=x&y&notes[list][0]=1&notes[list][1]=true");
        assertThat(ScriptedProvider.text(request)).contains("notes%5Ba+b%5D=x%26y");
    }

    @Example
    void sendsJsonWithoutWhatIsAbsent() throws Exception {
        var request = sent("add-book", "{\"title\":\"Dust \\\"n\\\" Rain\"}");

        assertThat(request.headers().first("Content-Type")).contains("application/json");
        assertThat(new ObjectMapper().readTree(request.body().bytes()))
                .isEqualTo(Rig.object("{\"title\":\"Dust \\\"n\\\" Rain\",\"fixed\":1}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "..",
                ".",
                "",
                "../x",
                "a/../b",
                "..\\\\x",
                "a/..",
                "%2e%2e",
                "%2E%2e/x",
                "..%2fx",
                "a\\u0000b",
                "a\\nb"
            })
    void aPathValueThatLeadsElsewhereIsRefused(String value) {
        var rig = new Rig();

        var invalid = rig.invalid("get-book", "{\"id\":\"%s\"}".formatted(value));

        assertThat(invalid.errors()).extracting(Violation::pointer).containsExactly("/id");
        assertThat(rig.provider.requests()).isEmpty();
    }

    @Example
    void aHeaderValueCannotBeginAnotherHeader() {
        var rig = new Rig();

        var invalid = rig.invalid("lend-book", "{\"id\":\"b1\",\"reader\":\"a\\r\\nX-Evil: 1\"}");

        assertThat(invalid.errors()).extracting(Violation::pointer).containsExactly("/reader");
    }

    @Property(tries = 300)
    void aPathValueStaysOneSegment(@ForAll String value) {
        var rig = new Rig();
        rig.provider.answers(200, "{}");
        var input = JsonNodeFactory.instance.objectNode().put("id", value);

        var outcome = rig.call("get-book", input.toString());

        if (outcome instanceof CallOutcome.Answered) {
            var path = rig.provider.request().uri().getRawPath();
            assertThat(path).startsWith("/api/books/");
            assertThat(path.substring("/api/books/".length()))
                    .doesNotContain("/", "\\")
                    .isNotIn("", ".", "..");
            assertThat(rig.provider.request().uri().getRawQuery()).isNull();
            assertThat(rig.provider.request().uri().getHost()).isEqualTo("library.example");
        } else {
            assertThat(rig.provider.requests()).isEmpty();
        }
    }

    @Property(tries = 300)
    void aQueryValueComesOutAsItWentIn(@ForAll String value) {
        var clean = new String(value.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        var input = JsonNodeFactory.instance.objectNode().put("author", clean);

        var query = sent("list-books", input.toString()).uri().getRawQuery();

        assertThat(query.split("&", -1)).hasSize(3).anySatisfy(pair -> assertThat(
                        URLDecoder.decode(pair, StandardCharsets.UTF_8))
                .isEqualTo("author=" + clean));
    }

    private static HttpRequest sent(String operation, String input) {
        var rig = new Rig();
        rig.provider.answers(200, "{}");
        rig.answered(operation, input);
        return rig.provider.request();
    }
}
