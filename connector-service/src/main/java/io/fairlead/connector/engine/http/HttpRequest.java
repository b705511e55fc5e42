package io.fairlead.connector.engine.http;

import java.net.URI;

/**
 * One request to a provider. Its text form leaves out the query, which may carry a key.
 *
 * @param maxAnswerBytes the largest body worth reading, after decompression
 */
public record HttpRequest(String method, URI uri, Headers headers, Payload body, long maxAnswerBytes) {

    public HttpRequest withHeader(String name, String value) {
        return new HttpRequest(method, uri, headers.with(name, value), body, maxAnswerBytes);
    }

    public HttpRequest withUri(URI other) {
        return new HttpRequest(method, other, headers, body, maxAnswerBytes);
    }

    @Override
    public String toString() {
        return "%s %s://%s%s".formatted(method, uri.getScheme(), uri.getAuthority(), uri.getRawPath());
    }
}
