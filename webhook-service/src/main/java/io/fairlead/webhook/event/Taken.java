package io.fairlead.webhook.event;

import io.fairlead.contracts.event.WebhookDelivery;
import io.fairlead.webhook.connector.WebhookDeclaration;
import io.fairlead.webhook.interpretation.DeliveryKey;
import io.fairlead.webhook.interpretation.Interpreter;
import io.fairlead.webhook.interpretation.Interpreter.Read;
import io.fairlead.webhook.interpretation.Payload;
import io.fairlead.webhook.interpretation.RawDelivery;
import java.util.Base64;

/** A delivery on its way into the log, read by what its connector declares. */
record Taken(WebhookDelivery delivery, WebhookDeclaration declaration, Read read, DeliveryKey key) {
    static Taken of(WebhookDelivery delivery, WebhookDeclaration declaration) {
        Read read = Interpreter.read(new RawDelivery(
                delivery.endpoint(),
                delivery.deliveryId(),
                delivery.signedAt(),
                delivery.receivedAt(),
                delivery.headers(),
                Payload.of(Base64.getDecoder().decode(delivery.body()))));
        return new Taken(delivery, declaration, read, Interpreter.keyOf(read, declaration));
    }

    boolean isPing() {
        return Interpreter.isPing(read, declaration);
    }

    Payload payload() {
        return read.delivery().payload();
    }
}
