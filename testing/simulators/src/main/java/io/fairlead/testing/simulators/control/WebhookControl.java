package io.fairlead.testing.simulators.control;

import io.fairlead.testing.simulators.twin.Answer;
import io.fairlead.testing.simulators.webhook.Endpoint;
import io.fairlead.testing.simulators.webhook.RetrySchedule;
import io.fairlead.testing.simulators.webhook.Sender;
import io.fairlead.testing.simulators.webhook.Subscriptions;
import io.fairlead.testing.simulators.webhook.Webhooks;
import java.util.Optional;

/** The part of the control API about what a twin sends: {@code webhooks|deliveries|retries}. */
final class WebhookControl {

    private final Webhooks webhooks;
    private final Sender sender;

    WebhookControl(Webhooks webhooks) {
        this.webhooks = webhooks;
        this.sender = webhooks.sender();
    }

    Optional<Delivery> obey(String order, String body) {
        return order.equals("POST deliveries")
                ? Optional.of(deliver(body))
                : answer(order, body).map(Delivery::now);
    }

    private Delivery deliver(String body) {
        WebhookInstruction told =
                WebhookInstruction.parse(body, "url", "secret", "type", "data", "body", "count", "duplicates", "fault");
        return new Delivery.Later(webhooks.deliver(told.order(webhooks.scheme()))
                .thenApply(sent -> Answer.json(200, WebhookView.sent(sent))));
    }

    private Optional<Answer> answer(String order, String body) {
        return Optional.ofNullable(
                switch (order) {
                    case "GET deliveries" -> Answer.json(200, WebhookView.log(sender.log()));
                    case "DELETE deliveries" -> done(sender.log()::clear);
                    case "GET retries" -> Answer.json(200, WebhookView.schedule(sender.schedule()));
                    case "PUT retries" ->
                        done(() -> sender.schedule(WebhookInstruction.parse(body, "pausesMs", "timeoutMs")
                                .schedule()));
                    case "DELETE retries" -> done(() -> sender.schedule(RetrySchedule.SHORT));
                    case "GET webhooks" ->
                        Answer.json(200, WebhookView.endpoints(subscriptions().all()));
                    case "POST webhooks" -> registered(body);
                    case "DELETE webhooks" -> done(() -> subscriptions().all().forEach(this::unregister));
                    default -> null;
                });
    }

    private Answer registered(String body) {
        WebhookInstruction told = WebhookInstruction.parse(body, "url", "secret");
        return Answer.json(201, WebhookView.endpoint(subscriptions().add(told.url(), told.secret(webhooks.scheme()))));
    }

    private void unregister(Endpoint endpoint) {
        sender.forget(endpoint);
        subscriptions().remove(endpoint);
    }

    private Subscriptions subscriptions() {
        return webhooks.subscriptions()
                .orElseThrow(() -> new InvalidInstruction("the provider's own API registers its webhooks"));
    }

    private static Answer done(Runnable order) {
        order.run();
        return Answer.empty(204);
    }
}
