package io.fairlead.webhook.signature;

import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A delivery as it came: header fields by name, and the raw bytes. */
public final class SignedRequest {
    private final Function<String, @Nullable String> headers;
    private final byte[] body;

    public SignedRequest(Function<String, @Nullable String> headers, byte[] body) {
        this.headers = headers;
        this.body = body;
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.apply(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    byte[] body() {
        return body;
    }
}
