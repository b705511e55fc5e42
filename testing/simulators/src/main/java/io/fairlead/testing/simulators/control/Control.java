package io.fairlead.testing.simulators.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.testing.simulators.control.RequestLog.Entry;
import io.fairlead.testing.simulators.twin.Answer;
import io.fairlead.testing.simulators.twin.Call;
import io.fairlead.testing.simulators.twin.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The control API: {@code /_control/<provider>/faults|rate-limit|requests|reset}, what is held and what is sent. */
public final class Control {

    private static final int REQUESTS_SHOWN = 100;

    private final Map<String, Provider> providers;

    public Control(Map<String, Provider> providers) {
        this.providers = Map.copyOf(providers);
    }

    /** Answers a call whose path begins below {@code /_control}. */
    public Delivery answer(Call call) {
        List<String> segments = call.segments();
        if (segments.size() != 2) {
            return Delivery.now(refusal(
                    404,
                    "use /_control/<provider>/faults, rate-limit, requests, webhooks, deliveries, retries, records,"
                            + " evolve, mass-delete, reads or reset"));
        }
        Provider provider = providers.get(segments.getFirst());
        if (provider == null) {
            return Delivery.now(refusal(404, "unknown provider '%s'".formatted(segments.getFirst())));
        }
        String order = call.method() + " " + segments.getLast();
        try {
            return provider.twin()
                    .webhooks()
                    .flatMap(webhooks -> new WebhookControl(webhooks).obey(order, call.body()))
                    .or(() -> new RecordsControl(provider.twin()).obey(order, call))
                    .orElseGet(() -> Delivery.now(obey(provider, order, call)));
        } catch (InvalidInstruction | IllegalArgumentException invalid) {
            return Delivery.now(refusal(400, String.valueOf(invalid.getMessage())));
        }
    }

    private static Answer obey(Provider provider, String order, Call call) {
        return switch (order) {
            case "GET faults" -> Answer.json(200, ControlView.faults(provider));
            case "POST faults" -> armed(provider, Instruction.parse(call.body()));
            case "DELETE faults" -> done(provider.faults()::clear);
            case "GET rate-limit" -> Answer.json(200, ControlView.rate(provider.rate()));
            case "PUT rate-limit" ->
                done(() -> provider.limitTo(Instruction.parse(call.body()).perSecond()));
            case "DELETE rate-limit" -> done(provider::unlimited);
            case "GET requests" -> requests(provider, call);
            case "DELETE requests" -> done(provider.log()::clear);
            case "POST reset" -> done(provider::reset);
            default -> refusal(404, "no such control: " + order);
        };
    }

    private static Answer armed(Provider provider, Instruction instruction) {
        Fault fault = instruction.fault(provider.twin());
        return Answer.json(
                201, ControlView.fault(provider.faults().arm(fault, instruction.target(), instruction.times())));
    }

    private static Answer requests(Provider provider, Call call) {
        call.query().without(List.of("method", "path", "limit")::contains).all().stream()
                .findFirst()
                .ifPresent(unknown -> {
                    throw new InvalidInstruction(
                            "unknown parameter '%s'; known: method, path, limit".formatted(unknown.name()));
                });
        Target target = new Target(call.query().first("method"), call.query().first("path"));
        List<Entry> matching = provider.log().matching(target);
        int limit = limit(call.query().first("limit"));
        ObjectNode view = Json.object().put("total", provider.log().total()).put("matching", matching.size());
        view.set(
                "requests",
                Json.array(matching.stream()
                        .skip(Math.max(0, matching.size() - limit))
                        .map(ControlView::request)
                        .toList()));
        return Answer.json(200, view);
    }

    private static int limit(Optional<String> given) {
        return given.map(text -> {
                    if (!text.matches("[1-9][0-9]{0,4}")) {
                        throw new InvalidInstruction("'limit' must be a whole number from 1 to 99999");
                    }
                    return Integer.parseInt(text);
                })
                .orElse(REQUESTS_SHOWN);
    }

    private static Answer done(Runnable order) {
        order.run();
        return Answer.empty(204);
    }

    private static Answer refusal(int status, String message) {
        return Answer.json(status, Json.object().put("error", message));
    }
}
