package io.fairlead.gateway.limit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How much each client and each tenant may ask; every request counts against both. */
@ConfigMapping(prefix = "fairlead.gateway.limit")
public interface GatewayLimits {

    /** For one subject of tokens: a person or a machine. */
    Client client();

    /** For all clients of a tenant together. */
    Tenant tenant();

    interface Client {
        /** Requests a second, on average. */
        @WithDefault("100")
        double perSecond();

        /** Requests at once after a pause. */
        @WithDefault("200")
        long burst();
    }

    interface Tenant {
        /** Requests a second, on average. */
        @WithDefault("500")
        double perSecond();

        /** Requests at once after a pause. */
        @WithDefault("1000")
        long burst();
    }
}
