package io.fairlead.testing.simulators.control;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairlead.testing.simulators.webhook.Draft;
import io.fairlead.testing.simulators.webhook.Endpoint;
import io.fairlead.testing.simulators.webhook.Flaw;
import io.fairlead.testing.simulators.webhook.Order;
import io.fairlead.testing.simulators.webhook.RetrySchedule;
import io.fairlead.testing.simulators.webhook.Scheme;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What the control API is told about webhooks. */
final class WebhookInstruction {

    private static final int MOST_RETRIES = 20;
    private static final int LONGEST_MS = 600_000;

    private final Fields fields;

    private WebhookInstruction(Fields fields) {
        this.fields = fields;
    }

    static WebhookInstruction parse(String text, String... known) {
        Fields fields = Fields.of(text);
        fields.only(Set.of(known));
        return new WebhookInstruction(fields);
    }

    String url() {
        return Optional.of(fields.text("url"))
                .filter(Endpoint::isAddress)
                .orElseThrow(() -> new InvalidInstruction("'url' begins with http:// or https:// and a host"));
    }

    String secret(Scheme scheme) {
        String secret = fields.text("secret");
        scheme.complaint(secret).ifPresent(complaint -> {
            throw new InvalidInstruction(complaint);
        });
        return secret;
    }

    Order order(Scheme scheme) {
        return new Order(
                url(),
                secret(scheme),
                draft(),
                fields.integer("count", 1, Order.MOST).orElse(1),
                fields.integer("duplicates", 0, Order.MOST_DUPLICATES).orElse(0),
                fields.string("fault").map(WebhookInstruction::flaw).orElse(Flaw.NONE));
    }

    private Draft draft() {
        Optional<String> body = fields.given("body").map(WebhookInstruction::verbatim);
        if (body.isPresent() && fields.given("data").isPresent()) {
            throw new InvalidInstruction("'body' is all that is sent: 'data' has no place beside it");
        }
        return new Draft(fields.string("type"), fields.object("data"), body);
    }

    /** A text is sent as it stands, whatever it is; JSON is written out. */
    private static String verbatim(JsonNode body) {
        return body.isTextual() ? body.textValue() : body.toString();
    }

    private static Flaw flaw(String name) {
        return Arrays.stream(Flaw.values())
                .filter(flaw -> nameOf(flaw).equals(name))
                .findFirst()
                .orElseThrow(() -> new InvalidInstruction("unknown fault '%s'; one of %s"
                        .formatted(
                                name,
                                Arrays.stream(Flaw.values())
                                        .map(WebhookInstruction::nameOf)
                                        .collect(Collectors.joining(", ")))));
    }

    private static String nameOf(Flaw flaw) {
        return flaw.name().toLowerCase(Locale.ROOT);
    }

    RetrySchedule schedule() {
        List<Duration> pauses =
                fields.list("pausesMs").stream().map(WebhookInstruction::pause).toList();
        if (pauses.size() > MOST_RETRIES) {
            throw new InvalidInstruction("'pausesMs' has at most %d pauses".formatted(MOST_RETRIES));
        }
        Duration timeout = fields.integer("timeoutMs", 1, LONGEST_MS)
                .map(Duration::ofMillis)
                .orElse(RetrySchedule.SHORT.timeout());
        return new RetrySchedule(pauses, timeout);
    }

    private static Duration pause(JsonNode given) {
        if (!given.canConvertToInt() || given.intValue() < 0 || given.intValue() > LONGEST_MS) {
            throw new InvalidInstruction("'pausesMs' is a list of whole numbers from 0 to %d".formatted(LONGEST_MS));
        }
        return Duration.ofMillis(given.intValue());
    }
}
