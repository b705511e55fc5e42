package io.fairlead.testing.simulators.twin;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One request to a twin.
 *
 * @param path    decoded, below the twin's own prefix, beginning with a slash
 * @param baseUrl the address under which the caller reached the twin, its prefix included
 */
public record Call(String method, String path, Parameters query, Headers headers, String body, String baseUrl) {

    public List<String> segments() {
        return Stream.of(path.split("/")).filter(segment -> !segment.isEmpty()).toList();
    }

    public Optional<String> header(String name) {
        return headers.first(name);
    }

    /** The body of a form post; empty for any other content. */
    public Parameters form() {
        return header("Content-Type")
                .filter(type -> type.startsWith("application/x-www-form-urlencoded"))
                .map(type -> Parameters.parse(body))
                .orElse(Parameters.NONE);
    }

    public Call with(Parameters otherQuery) {
        return new Call(method, path, otherQuery, headers, body, baseUrl);
    }
}
