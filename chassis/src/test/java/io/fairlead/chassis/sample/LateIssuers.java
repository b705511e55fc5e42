package io.fairlead.chassis.sample;

/** Issuers that are away when the service starts, until a test lets them answer. */
public class LateIssuers extends Issuers {

    private static volatile Runnable beginning = () -> {};

    @Override
    void begin() {
        beginning = super::begin;
    }

    /** From now on they answer. */
    public static void answer() {
        beginning.run();
    }
}
