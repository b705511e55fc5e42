package io.fairlead.gateway.forward;

/** A body without a length turned out to be larger than allowed. */
final class BodyTooLarge extends RuntimeException {

    BodyTooLarge() {
        super("the body is too large", null, false, false);
    }
}
