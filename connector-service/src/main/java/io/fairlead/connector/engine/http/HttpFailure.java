package io.fairlead.connector.engine.http;

import org.jspecify.annotations.Nullable;

/** No complete answer came. Messages name no address and no value. */
public abstract sealed class HttpFailure extends RuntimeException {

    private HttpFailure(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** The address may not be connected to. */
    public static final class AddressForbidden extends HttpFailure {
        public AddressForbidden(String reason) {
            super(reason, null);
        }
    }

    /** No connection came about: unknown name, refused, TLS not agreed. The provider has seen nothing of the request. */
    public static final class NotSent extends HttpFailure {
        public NotSent(String reason, @Nullable Throwable cause) {
            super(reason, cause);
        }
    }

    /** The connection broke when the request was on its way; what the provider did with it is unknown. */
    public static final class Broken extends HttpFailure {
        public Broken(String reason, @Nullable Throwable cause) {
            super(reason, cause);
        }
    }

    /** Time ran out. */
    public static final class TimedOut extends HttpFailure {
        private final boolean sent;

        /** @param sent whether the request may have reached the provider by then */
        public TimedOut(boolean sent) {
            super(sent ? "no answer in time" : "no connection in time", null);
            this.sent = sent;
        }

        public boolean sent() {
            return sent;
        }
    }

    /** An answer began, but its body is not to be had: cut off, or larger than worth reading. */
    public static final class BodyLost extends HttpFailure {
        private final int status;
        private final boolean tooLarge;

        private BodyLost(int status, boolean tooLarge, String message, @Nullable Throwable cause) {
            super(message, cause);
            this.status = status;
            this.tooLarge = tooLarge;
        }

        public static BodyLost cutOff(int status, @Nullable Throwable cause) {
            return new BodyLost(status, false, "the answer's body was cut off", cause);
        }

        public static BodyLost tooLarge(int status, long limit) {
            return new BodyLost(status, true, "the answer's body is larger than %d bytes".formatted(limit), null);
        }

        public static BodyLost malformed(int status, @Nullable Throwable cause) {
            return new BodyLost(status, false, "the answer's body could not be decoded", cause);
        }

        public int status() {
            return status;
        }

        public boolean isTooLarge() {
            return tooLarge;
        }
    }
}
