package io.fairlead.chassis.net;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;

/** Makes the guard from what the platform allowed. */
final class OutboundRules {

    @Produces
    @Singleton
    AddressGuard guard(OutboundConfig config) {
        return new AddressGuard(config.allowedOrigins().orElse(List.of()).stream()
                .map(Origin::parse)
                .toList());
    }
}
