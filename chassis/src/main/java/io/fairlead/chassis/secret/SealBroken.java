package io.fairlead.chassis.secret;

/** A sealed value that cannot be opened. The reasons are for operators; nothing of the value is in them. */
public final class SealBroken extends RuntimeException {

    public enum Reason {
        /** Not something this suite sealed. */
        MALFORMED,
        /** Sealed under a key that is not in the keys file, or that this tenant does not have. */
        UNKNOWN_KEY,
        /** Changed since, or sealed for another tenant or place. */
        NOT_AUTHENTIC
    }

    private final Reason reason;

    SealBroken(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
