package io.fairlead.gateway.forward;

/** No replica could be connected to; nothing was sent. */
final class Unreachable extends RuntimeException {

    Unreachable(Throwable last) {
        super(last.getMessage(), last, false, false);
    }
}
