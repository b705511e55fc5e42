package io.fairlead.webhook.endpoint;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where providers reach this installation; the gateway's public address, without a slash at the end. */
@ApplicationScoped
public class EndpointAddress {
    /** The same on the gateway's port and on this service's. */
    public static final String PATH = "/api/v1/webhooks/";

    private final String base;

    EndpointAddress(@ConfigProperty(name = "fairlead.public-url", defaultValue = "http://localhost:8080") URI address) {
        String text = address.toString();
        this.base = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    String base() {
        return base;
    }
}
