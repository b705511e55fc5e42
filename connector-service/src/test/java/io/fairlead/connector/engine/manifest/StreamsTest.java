package io.fairlead.connector.engine.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.chassis.expression.Expressions;
import io.fairlead.chassis.expression.InvalidExpression;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StreamsTest {
    private static final String AUTHORS = """
            authors:
              title: Authors
              list: list-books
              key: /author/id
              references: { teacher: authors }
              map: { name: author.name, teacher: author.teacher }
              schema: { properties: { name: { type: string }, teacher: { type: string } } }
            """;

    private static final String FULL = AUTHORS + """
            books:
              title: Books
              list: list-books
              input: { author: all }
              since: { author: 'changed>=${since}' }
              get: { operation: get-book, id: id }
              page-size: 40
              key: /id
              changed: /changedAt
              deleted: gone = true
              entities: [book, volume]
              references: { writer: authors }
              map: { title: name, writer: author.id }
              schema: { required: [title], properties: { title: { type: string }, writer: { type: string } } }
            """;

    private static final String GET_BOOK = """
              get-book:
                title: Get a book
                get: /books/${input.id}
                input: { required: [id], properties: { id: { type: string }, fields: { type: string } } }
                output: { type: object }
                example: { id: b1 }
            """;

    @Test
    void readsEveryKey() {
        assertThat(stream("books"))
                .isEqualTo(new Stream(
                        "books",
                        "Books",
                        "list-books",
                        object("{'author':'all'}"),
                        object("{'author':'changed>=${since}'}"),
                        new Stream.Get("get-book", "id"),
                        40,
                        JsonPointer.compile("/id"),
                        JsonPointer.compile("/changedAt"),
                        "gone = true",
                        List.of("book", "volume"),
                        Map.of("writer", "authors"),
                        Map.of("title", "name", "writer", "author.id"),
                        object(
                                "{'required':['title'],'properties':{'title':{'type':'string'},'writer':{'type':'string'}},"
                                        + "'type':'object','additionalProperties':false}")));
    }

    @Test
    void knowsByItselfWhatIsUsual() {
        var authors = stream("authors");

        assertThat(authors.pageSize()).isEqualTo(10);
        assertThat(authors.entities()).containsExactly("authors");
        assertThat(authors.incremental()).isFalse();
        assertThat(authors.get()).isNull();
        assertThat(authors.input()).isEmpty();
    }

    @Test
    void leavesAConnectorWithoutTheSectionWithoutStreams() {
        assertThat(ManifestText.valid().connectorRead().streams()).isEmpty();
    }

    @Test
    void isReadTheSameFromTheDefinitionThatIsStored() {
        var reading = (Reading.Valid) text(FULL).read();

        var again = new ConnectorReader(expression -> Optional.empty()).read("library", reading.definition());

        assertThat(((Reading.Valid) again).connector().streams())
                .isEqualTo(reading.connector().streams());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "page-size: 40|page-sise: 40|/books/page-sise|unknown key 'page-sise'|did you mean 'page-size'?",
                "page-size: 40|page-size: 51|/books/page-size|'list-books' has pages of at most 50 items|ask for fewer, or raise its 'max-size' if the provider serves more",
                "page-size: 40|page-size: 0|/books/page-size|must have a minimum value of 1|",
                "page-size: 40|page-size: '40'|/books/page-size|must be integer, not string|",
                "get: { operation: get-book, id: id }|get: { operation: get-buk, id: id }|/books/get/operation|there is no operation 'get-buk'|did you mean 'get-book'?",
                "get: { operation: get-book, id: id }|get: { operation: lend-book, id: id }|/books/get/operation|'lend-book' is a write|one record is got by a read",
                "get: { operation: get-book, id: id }|get: { operation: list-books, id: id }|/books/get/operation|'list-books' gives a list|name the read whose data is one record",
                "get: { operation: get-book, id: id }|get: { operation: get-book, id: idd }|/books/get/id|'get-book' has no input 'idd'|did you mean 'id'?",
                "get: { operation: get-book, id: id }|get: { operation: get-book, id: fields }|/books/get/operation|'get-book' needs 'id' besides|only the key can be given to it",
                "get: { operation: get-book, id: id }|get: { operation: get-book }|/books/get|'id' is missing|",
                "key: /id|key: id|/books/key|must be a JSON pointer into an item, like /sourcedId|",
                "changed: /changedAt|changed: changedAt|/books/changed|must be a JSON pointer into an item, like /sourcedId|",
                "input: { author: all }|input: { writer: all }|/books/input/writer|'writer' is not known here|",
                "input: { author: all }|input: { author: 7 }|/books/input/author|must be string, not integer|",
                "input: { author: all }|input: { author: '${since}' }|/books/input/author|${since} may not stand here|only 'since' substitutes",
                "input: { author: all }|input: { limit: 7 }|/books/input/limit|'limit' is said by the run itself|use 'page-size'",
                "input: { author: all }|input: { cursor: x }|/books/input/cursor|'cursor' is said by the run itself|remove it",
                "since: { author: 'changed>=${since}' }|since: { writer: '${since}' }|/books/since/writer|'writer' is not known here|",
                "since: { author: 'changed>=${since}' }|since: { author: always }|/books/since|nothing here says ${since}|say since when, or leave 'since' out",
                "since: { author: 'changed>=${since}' }|since: { author: '${since} ${input.x}' }|/books/since/author|${input.x} may not stand here|there is nothing but ${since}",
                "since: { author: 'changed>=${since}' }|since: { author: ['${since'] }|/books/since/author/0|${since may not stand here|there is nothing but ${since}",
                "since: { author: 'changed>=${since}' }|since: {}|/books/since|must have at least 1 properties|",
                "deleted: gone = true|deleted: gone = (|/books/deleted|the expression does not compile: Expected \")\" before end of expression (at character 8)|",
                "title: name, writer: author.id|title: name., writer: author.id|/books/map/title|the expression does not compile: Unexpected end of expression (at character 5)|",
                "title: name, writer: author.id|titel: name, writer: author.id|/books/map/titel|the schema does not describe 'titel'|did you mean 'title'?",
                "references: { writer: authors }|references: { writer: author }|/books/references/writer|there is no stream 'author'|did you mean 'authors'?",
                "references: { writer: authors }|references: { wirter: authors }|/books/references/wirter|map does not make 'wirter'|did you mean 'writer'?",
                "entities: [book, volume]|entities: [book, authors]|/books/entities/1|events about 'authors' belong to the stream 'authors' already|leave it to one of them",
                "entities: [book, volume]|entities: [book, book]|/books/entities|must have only unique items in the array|",
                "schema: { required: [title]|schema: { required: [titel]|/books/schema/required/0|'titel' is required but not described|did you mean 'title'?",
                "schema: { required: [title]|schema: { additionalProperties: true, required: [title]|/books/schema/additionalProperties|a mapped record is always closed|leave 'additionalProperties' out",
                "schema: { required: [title]|schema: { type: array, required: [title]|/books/schema/type|a mapped record is an object|leave 'type' out",
            })
    void refusesWhatCannotBeAtItsPlace(
            String original, String replacement, String pointer, String message, @Nullable String hint) {
        var text = text(FULL).with(original, replacement);

        assertThat(errors(text))
                .extracting(ManifestError::line, ManifestError::pointer, ManifestError::message, ManifestError::hint)
                .contains(tuple(text.lineOf(replacement), "/streams" + pointer, message, hint));
    }

    @Test
    void needsATitleAndANameThatIsAWord() {
        assertThat(errors(text(AUTHORS.replace("title: Authors", "name: Authors"))))
                .extracting(ManifestError::pointer, ManifestError::message)
                .contains(tuple("/streams/authors", "'title' is missing"));
        assertThat(errors(text(AUTHORS.replace("authors:", "'our authors':"))))
                .extracting(ManifestError::pointer, ManifestError::message)
                .contains(tuple(
                        "/streams/our authors",
                        "the key 'our authors' must be a word that begins with a letter and has letters, digits, _ and -"
                                + " only, like academicSessions"));
    }

    @Test
    void describesNothingThatMapDoesNotMake() {
        assertThat(errors(text(AUTHORS.replace("map: { name: author.name,", "map: { nam: author.name,"))))
                .extracting(ManifestError::pointer, ManifestError::message, ManifestError::hint)
                .containsExactly(
                        tuple("/streams/authors/map/nam", "the schema does not describe 'nam'", "did you mean 'name'?"),
                        tuple(
                                "/streams/authors/schema/properties/name",
                                "map does not make 'name'",
                                "did you mean 'nam'?"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "list-boks | there is no operation 'list-boks' | did you mean 'list-books'?",
                "lend-book | 'lend-book' is a write | a stream is read by a read",
                "get-book | 'get-book' has no pages | give it 'paging', or name a list that has it",
            })
    void isReadFromAListWithPages(String list, String message, String hint) {
        var text = text(AUTHORS.replace("list: list-books", "list: " + list));

        assertThat(errors(text))
                .containsExactly(new ManifestError(
                        "library/connector.yaml",
                        text.lineOf("    list: " + list),
                        11,
                        "/streams/authors/list",
                        message,
                        hint));
    }

    @Test
    void misnamesNoInputThatTheListRequires() {
        var text = text(AUTHORS)
                .with("input: { properties: { author:", "input: { required: [author], properties: { author:");

        assertThat(errors(text))
                .extracting(ManifestError::pointer, ManifestError::message)
                .contains(tuple("/streams/authors", "its 'input' lacks something: 'author' is missing"));
    }

    @Test
    void asksInAFullRunForWhatTheListRequiresToo() {
        var text = text(FULL.replace("  input: { author: all }\n", ""))
                .with("input: { properties: { author:", "input: { required: [author], properties: { author:")
                .with(AUTHORS.indent(2), "");

        assertThat(errors(text))
                .extracting(ManifestError::pointer, ManifestError::message)
                .contains(tuple("/streams/books", "its 'input' lacks something: 'author' is missing"));
    }

    @Test
    void findsACircleOfReferences() {
        var text = text(FULL).with("references: { teacher: authors }", "references: { teacher: books }");

        assertThat(errors(text))
                .extracting(ManifestError::pointer, ManifestError::message, ManifestError::hint)
                .containsExactly(tuple(
                        "/streams/books/references/writer",
                        "streams refer to each other in a circle: authors -> books -> authors",
                        "leave one of the references out"));
    }

    @Test
    void letsAStreamReferToItself() {
        assertThat(errors(text(AUTHORS))).isEmpty();
    }

    @Test
    void givesAnEventToOneStream() {
        var text = text(FULL)
                .with("entities: [book, volume]", "entities: [authors]")
                .with("authors:\n", "writers:\n")
                .with("references: { teacher: authors }", "references: { teacher: writers }")
                .with("references: { writer: authors }", "references: { writer: writers }");
        assertThat(errors(text)).isEmpty();

        assertThat(errors(text(FULL.replace("entities: [book, volume]", "entities: [later]")
                        + AUTHORS.replace("authors", "later"))))
                .extracting(ManifestError::pointer, ManifestError::message, ManifestError::hint)
                .containsExactly(tuple(
                        "/streams/later",
                        "events about 'later' belong to the stream 'books' already",
                        "say which ones belong to this one with 'entities'"));
    }

    @Property(tries = 300)
    void neverFailsHoweverTheSectionIsMangled(
            @ForAll @IntRange(max = 900) int at, @ForAll @IntRange(max = 40) int length, @ForAll char instead) {
        var from = Math.min(at, FULL.length());
        var to = Math.min(from + length, FULL.length());

        var reading =
                text(FULL.substring(0, from) + instead + FULL.substring(to)).read();

        assertThat(reading.id()).isEqualTo("library");
    }

    private static ManifestText text(String streams) {
        return ManifestText.valid()
                .with("health: { operation", GET_BOOK + "health: { operation")
                .withStreams(streams);
    }

    /** As connector-service reads it, where the sandbox compiles expressions. */
    private static List<ManifestError> errors(ManifestText text) {
        var reading = text.read(StreamsTest::complaint);
        return reading instanceof Reading.Invalid invalid ? invalid.errors() : List.of();
    }

    private static Optional<String> complaint(String expression) {
        try {
            Expressions.compile(expression);
            return Optional.empty();
        } catch (InvalidExpression e) {
            return Optional.ofNullable(e.getMessage());
        }
    }

    private static Stream stream(String id) {
        return Objects.requireNonNull(text(FULL).connectorRead().streams().get(id));
    }

    private static ObjectNode object(String json) {
        return (ObjectNode) Json.of(json.replace('\'', '"'));
    }
}
