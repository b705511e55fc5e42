package io.fairlead.testing.simulators.webhook;

import java.time.Duration;
import java.time.Instant;

/** What is wrong with a delivery. */
public enum Flaw {
    NONE,

    /** Signed by someone who does not know the secret. */
    FORGED,

    /** Changed after it was signed. */
    ALTERED,

    /** Signed an hour ago. */
    LATE,

    UNSIGNED,

    /** Correctly signed, and larger than any webhook: five megabytes, nearly all of them spaces. */
    OVERSIZED,

    /** Half of the body, then the end of the connection. */
    TRUNCATED;

    private static final Duration LATE_BY = Duration.ofHours(1);
    private static final int OVERSIZE = 5 << 20;

    /** Five megabytes are signed, copied and sent one after the other. */
    int atOnce() {
        return this == OVERSIZED ? 1 : 16;
    }

    Post post(Scheme scheme, Message message, Endpoint to, Instant at) {
        return switch (this) {
            case NONE -> Post.signed(scheme, message, to, at);
            case FORGED -> Post.signed(scheme, message, new Endpoint(to.id(), to.url(), scheme.strangersSecret()), at);
            case ALTERED -> Post.signed(scheme, message, to, at).withBody(altered(message.body()));
            case LATE -> Post.signed(scheme, message, to, at.minus(LATE_BY));
            case UNSIGNED -> Post.signed(scheme, message, to, at).without(scheme.signatureHeader());
            case OVERSIZED -> Post.signed(scheme, padded(message), to, at);
            case TRUNCATED -> Post.signed(scheme, message, to, at).cutOff();
        };
    }

    /** A JSON object stays one and has a field more. */
    private static String altered(String body) {
        return body.startsWith("{\"") ? "{\"altered\":true," + body.substring(1) : body + " ";
    }

    private static Message padded(Message message) {
        return new Message(message.id(), message.type(), message.body() + " ".repeat(OVERSIZE));
    }
}
