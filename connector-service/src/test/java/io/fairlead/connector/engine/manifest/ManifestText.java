package io.fairlead.connector.engine.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A small connector that is valid, to be broken by tests in one place at a time. */
record ManifestText(String connector, @Nullable String examples) {

    /** An expression check for tests of everything else: what begins with a parenthesis left open does not compile. */
    private static final ConnectorReader READER = new ConnectorReader(
            expression -> expression.contains("((") ? Optional.of("expected ')' before the end") : Optional.empty());

    private static final String VALID = """
            grammar: 1
            id: library
            version: 3
            name: Library
            category: books
            settings:
              base-url: { type: url, default: 'https://library.example', label: Address }
              shelf: { type: string, label: Shelf }
            credentials:
              key: { label: Key }
            auth: { scheme: api-key, in: header, name: X-Key, value: 'Key ${credentials.key}' }
            headers: { X-Shelf: '${settings.shelf}' }
            errors:
              when: failed
              code: [/code]
              codes: { E1: authentication }
            operations:
              list-books:
                title: List books
                get: /books
                query: { author: '${input.author}' }
                paging: { by: offset, size: 10, max-size: 50, size-param: limit, offset-param: offset }
                items: /books
                input: { properties: { author: { type: string } } }
                output: { type: array, items: { type: object } }
                example: { author: Yi }
              lend-book:
                title: Lend a book
                post: /books/${input.id}/loans
                idempotency-header: Idempotency-Key
                body: { json: { reader: '${input.reader}' } }
                input:
                  required: [id]
                  properties: { id: { type: string }, reader: { type: string } }
                result: loan
                output: { type: object, required: [due] }
                example: { id: b1 }
            health: { operation: list-books, input: { limit: 1 } }
            """;

    static ManifestText valid() {
        return new ManifestText(VALID, null);
    }

    ManifestText with(String original, String replacement) {
        assertThat(connector).contains(original);
        return new ManifestText(connector.replace(original, replacement), examples);
    }

    /** With a {@code webhooks} section of these lines, two spaces in, at the end of the file. */
    ManifestText withWebhooks(String lines) {
        return new ManifestText(connector + "webhooks:\n" + lines.indent(2), examples);
    }

    /** With a {@code streams} section of these lines, two spaces in, at the end of the file. */
    ManifestText withStreams(String lines) {
        return new ManifestText(connector + "streams:\n" + lines.indent(2), examples);
    }

    ManifestText withExamples(String yaml) {
        return new ManifestText(connector, yaml);
    }

    Reading read() {
        return read(READER);
    }

    Reading read(ExpressionCheck expressions) {
        return read(new ConnectorReader(expressions));
    }

    private Reading read(ConnectorReader reader) {
        return reader.read(
                "library",
                connector.getBytes(StandardCharsets.UTF_8),
                examples == null ? null : examples.getBytes(StandardCharsets.UTF_8));
    }

    Connector connectorRead() {
        var reading = read();
        assertThat(reading).isInstanceOf(Reading.Valid.class);
        return ((Reading.Valid) reading).connector();
    }

    List<ManifestError> errors() {
        return switch (read()) {
            case Reading.Valid valid -> List.of();
            case Reading.Invalid invalid -> invalid.errors();
        };
    }

    /** The one error there must be. */
    ManifestError error() {
        var errors = errors();
        assertThat(errors).hasSize(1);
        return errors.getFirst();
    }

    /** The line of the valid connector, or of this one, that contains the text. */
    int lineOf(String text) {
        var lines = connector.lines().toList();
        for (var i = 0; i < lines.size(); i++) {
            if (lines.get(i).contains(text)) {
                return i + 1;
            }
        }
        throw new AssertionError("no line contains " + text);
    }
}
