package io.fairlead.chassis.net;

/** The suite does not connect there. The message is fit to be shown to who configured the address. */
public final class AddressRefused extends RuntimeException {
    public AddressRefused(String message) {
        super(message);
    }
}
