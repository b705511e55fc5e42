package io.fairlead.connector.engine.manifest;

import java.util.Locale;
import java.util.Optional;

/** Why a call did not succeed, in words that are the same for every provider. */
public enum FailureKind {
    AUTHENTICATION(Origin.PROVIDER, Trait.REFUSES_US),
    PERMISSION(Origin.PROVIDER, Trait.REFUSES_US),
    NOT_FOUND(Origin.PROVIDER, Trait.REFUSES_INPUT),
    VALIDATION(Origin.PROVIDER, Trait.REFUSES_INPUT),
    CONFLICT(Origin.PROVIDER, Trait.REFUSES_INPUT),
    RATE_LIMITED(Origin.PROVIDER, Trait.BUSY),
    TIMEOUT(Origin.PROVIDER, Trait.AILING),
    UNAVAILABLE(Origin.PROVIDER, Trait.AILING),
    UNREADABLE(Origin.PROVIDER, Trait.BROKEN),
    PROVIDER_ERROR(Origin.PROVIDER, Trait.BROKEN),

    /** The provider failed so often in a row that it is left alone for a while. */
    BREAKER_OPEN(Origin.SUITE, Trait.OURS),
    /** A write that could not be written down beforehand was not sent. */
    UNRECORDED(Origin.SUITE, Trait.OURS),
    /** The provider's address lies where the suite does not connect to. */
    ADDRESS_REFUSED(Origin.SUITE, Trait.OURS),
    /** Whoever asked went away before there was an answer. */
    CANCELLED(Origin.SUITE, Trait.OURS),
    /** The engine itself failed. */
    INTERNAL(Origin.SUITE, Trait.OURS);

    private enum Origin {
        PROVIDER,
        SUITE
    }

    private enum Trait {
        REFUSES_US,
        REFUSES_INPUT,
        BUSY,
        AILING,
        BROKEN,
        OURS
    }

    private final Origin origin;
    private final Trait trait;

    FailureKind(Origin origin, Trait trait) {
        this.origin = origin;
        this.trait = trait;
    }

    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether the same request may succeed a little later, nothing else being changed. */
    public boolean passing() {
        return trait == Trait.BUSY || trait == Trait.AILING;
    }

    /** Whether the provider answered properly and did not accept this input; it says nothing about its health. */
    public boolean refusesInput() {
        return trait == Trait.REFUSES_INPUT;
    }

    /** The kinds a connector's file may name: what a provider says, not what befalls us. */
    public static Optional<FailureKind> of(String id) {
        for (var kind : values()) {
            if (kind.origin == Origin.PROVIDER && kind.id().equals(id)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
