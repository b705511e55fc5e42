package io.fairlead.connector.engine.http;

/** What a provider answered, its body complete and decompressed. */
public record HttpAnswer(int status, Headers headers, Payload body) {

    public boolean successful() {
        return status >= 200 && status < 300;
    }

    public boolean redirects() {
        return status >= 300 && status < 400;
    }
}
