package io.fairlead.deploy.part;

import org.jspecify.annotations.Nullable;

/** A part could not be prepared or did not become ready. The message is for the person in front of the terminal. */
public final class PartFailed extends RuntimeException {

    private final String part;

    public PartFailed(String part, String reason, @Nullable Throwable cause) {
        super("%s: %s".formatted(part, reason), cause);
        this.part = part;
    }

    public String part() {
        return part;
    }
}
