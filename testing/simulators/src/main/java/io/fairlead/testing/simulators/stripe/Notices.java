package io.fairlead.testing.simulators.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.testing.simulators.webhook.Dispatch;
import io.fairlead.testing.simulators.webhook.Message;
import io.fairlead.testing.simulators.webhook.Sender;
import java.util.List;

/** Tells the endpoints of an account what happened, each in the version it was made for. */
final class Notices implements Ledger.Listener {

    private final Ledger ledger;
    private final WebhookEndpoints endpoints;
    private final Sender sender;

    Notices(Ledger ledger, WebhookEndpoints endpoints, Sender sender) {
        this.ledger = ledger;
        this.endpoints = endpoints;
        this.sender = sender;
    }

    @Override
    public void happened(ObjectNode event, ObjectNode subject) {
        List<ObjectNode> wanting = endpoints.wanting(event.path("type").asText());
        event.put("pending_webhooks", wanting.size());
        wanting.forEach(endpoint -> sender.send(
                message(event, subject, endpoint), endpoints.address(endpoint), dispatch -> settled(event, dispatch)));
    }

    private Message message(ObjectNode event, ObjectNode subject, ObjectNode endpoint) {
        ObjectNode body = event.deepCopy();
        String version = endpoint.path("api_version").asText(ApiVersion.OF_ACCOUNT.text());
        if (!version.equals(ApiVersion.OF_ACCOUNT.text())) {
            body.put("api_version", version)
                    .withObject("data")
                    .set("object", new Rendering(ledger, new ApiVersion(version)).of(subject));
        }
        return new Message(event.path("id").asText(), event.path("type").asText(), body.toString());
    }

    private static void settled(ObjectNode event, Dispatch dispatch) {
        if (dispatch.state() == Dispatch.State.DELIVERED) {
            event.put("pending_webhooks", event.path("pending_webhooks").asInt() - 1);
        }
    }
}
