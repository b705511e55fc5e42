package io.fairlead.testing.simulators.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.testing.simulators.twin.Json;
import io.fairlead.testing.simulators.webhook.DeliveryLog;
import io.fairlead.testing.simulators.webhook.Dispatch;
import io.fairlead.testing.simulators.webhook.Endpoint;
import io.fairlead.testing.simulators.webhook.Reply;
import io.fairlead.testing.simulators.webhook.RetrySchedule;
import io.fairlead.testing.simulators.webhook.Webhooks.Sent;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** What the control API shows of webhooks; never a secret. */
final class WebhookView {

    private WebhookView() {}

    static ObjectNode endpoint(Endpoint endpoint) {
        return Json.object().put("id", endpoint.id()).put("url", endpoint.url());
    }

    static ObjectNode endpoints(List<Endpoint> endpoints) {
        ObjectNode view = Json.object();
        view.set(
                "webhooks",
                Json.array(endpoints.stream().map(WebhookView::endpoint).toList()));
        return view;
    }

    static ObjectNode schedule(RetrySchedule schedule) {
        ObjectNode view = Json.object();
        schedule.pauses().stream().map(Duration::toMillis).forEach(view.putArray("pausesMs")::add);
        return view.put("timeoutMs", schedule.timeout().toMillis());
    }

    static ObjectNode sent(List<Sent> all) {
        ObjectNode view = Json.object().put("sent", all.size());
        view.set(
                "answers",
                Json.array(all.stream()
                        .map(sent -> reply(sent.reply())
                                .put("deliveryId", sent.deliveryId().isEmpty() ? null : sent.deliveryId()))
                        .toList()));
        return view;
    }

    static ObjectNode log(DeliveryLog log) {
        ObjectNode view = Json.object().put("total", log.total());
        view.set(
                "deliveries",
                Json.array(log.latest().stream().map(WebhookView::dispatch).toList()));
        return view;
    }

    private static ObjectNode dispatch(Dispatch dispatch) {
        ObjectNode view = Json.object()
                .put("deliveryId", dispatch.message().id())
                .put("type", dispatch.message().type())
                .put("webhook", dispatch.endpoint().id())
                .put("url", dispatch.endpoint().url())
                .put("state", dispatch.state().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        view.set(
                "attempts",
                Json.array(dispatch.attempts().stream()
                        .map(attempt ->
                                reply(attempt.reply()).put("at", attempt.at().toString()))
                        .toList()));
        return view;
    }

    private static ObjectNode reply(Reply reply) {
        return switch (reply) {
            case Reply.Answered(int status, var _) -> Json.object().put("status", status);
            case Reply.Unanswered(String reason) ->
                Json.object().putNull("status").put("reason", reason);
        };
    }
}
