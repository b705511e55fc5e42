package io.fairlead.chassis.violation;

public final class KnowsStripe {

    void loadIntegrations() {}
}
