package io.fairlead.testing.chaos.webhook;

import io.fairlead.testing.kit.webhook.WebhookSignature;

/**
 * Where a provider delivers to.
 *
 * @param number from 0 on, among the endpoints of this run
 * @param id the unguessable part of its address
 */
record Endpoint(int number, Provider provider, String id, WebhookSignature signature) {

    String path() {
        return "/api/v1/webhooks/" + id;
    }
}
