package io.fairlead.testing.chaos.kill;

/** An injury hurt nothing, or did not heal: what follows would prove nothing. */
public final class NothingProved extends RuntimeException {

    public NothingProved(String message) {
        super(message);
    }
}
