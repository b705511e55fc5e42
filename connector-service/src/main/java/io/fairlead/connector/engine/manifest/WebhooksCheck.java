package io.fairlead.connector.engine.manifest;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What {@code webhooks} can get wrong although it has the grammar's shape. */
final class WebhooksCheck {
    private static final String SECTION = "/webhooks";
    private static final String TOLERANCE = SECTION + "/tolerance";
    private static final String RETRY_WINDOW = SECTION + "/retry-window";
    private static final String SECRET_FIELDS = SECTION + "/secret-fields";

    private final YamlFile file;

    WebhooksCheck(YamlFile file) {
        this.file = file;
    }

    void check() {
        checkValue(TOLERANCE, tolerance -> Webhooks.checkTolerance(Durations.parse(tolerance.asText())), null);
        checkValue(RETRY_WINDOW, window -> Webhooks.checkRetryWindow(Durations.parse(window.asText())), null);
        checkValue(
                SECTION + "/refused-status",
                status -> Webhooks.checkRefusedStatus(status.asInt()),
                "leave it out for 401, or give another from 400 to 499");
        if (file.sound(SECTION)) {
            checkRecognised(file.at(SECTION));
        }
        if (file.sound(SECTION)) {
            checkSecretFields(file.at(SECTION));
        }
    }

    private void checkValue(String pointer, Consumer<JsonNode> check, @Nullable String hint) {
        if (!file.sound(pointer)) {
            return;
        }
        try {
            check.accept(file.at(pointer));
        } catch (InvalidManifest e) {
            file.wrong(pointer, String.valueOf(e.getMessage()), hint);
        }
    }

    /** Names the key that is there; the section without either is always right. */
    private void checkRecognised(JsonNode section) {
        checkValue(
                section.has("retry-window") ? RETRY_WINDOW : TOLERANCE,
                any -> WebhooksYaml.webhooks(section),
                "recognise copies for at least twice the tolerance, or name a 'delivery-id'");
    }

    /** What is blanked is not there any more for whoever wants to read it. */
    private void checkSecretFields(JsonNode section) {
        var webhooks = WebhooksYaml.webhooks(section);
        if (webhooks == null) {
            return;
        }
        var read = readFromBody(webhooks);
        for (var i = 0; i < webhooks.secretFields().size(); i++) {
            var secret = webhooks.secretFields().get(i);
            var pointer = Pointers.child(SECRET_FIELDS, i);
            read.forEach((key, place) -> {
                if (contains(secret, place)) {
                    file.wrong(
                            pointer,
                            "'%s' reads what would be blanked with '%s'".formatted(key, secret),
                            "blank a field of its own");
                }
            });
            var events = webhooks.events();
            if (events != null && !secret.equals(events) && contains(events, secret)) {
                file.wrong(
                        pointer,
                        "'%s' lies within the events, of which it would blank one".formatted(secret),
                        "only what is beside the events can be blanked");
            }
        }
    }

    /** Keys that lead into the body, and where to. */
    private static Map<String, JsonPointer> readFromBody(Webhooks webhooks) {
        var read = new LinkedHashMap<String, JsonPointer>();
        put(read, "delivery-id", webhooks.deliveryId());
        var ping = webhooks.ping();
        put(read, "ping/where", ping == null ? null : ping.where());
        if (webhooks.events() != null) {
            read.put("events", webhooks.events());
            return read;
        }
        put(read, "type", webhooks.type());
        put(read, "time", webhooks.time());
        var entity = webhooks.entity();
        if (entity != null) {
            put(read, "entity/type", entity.type() instanceof Webhooks.EntityType.Told told ? told.where() : null);
            put(read, "entity/id", entity.id());
        }
        return read;
    }

    private static void put(Map<String, JsonPointer> read, String key, @Nullable Locator locator) {
        if (locator instanceof Locator.InBody body) {
            read.put(key, body.pointer());
        }
    }

    private static boolean contains(JsonPointer outer, JsonPointer inner) {
        return inner.equals(outer) || inner.toString().startsWith(outer + "/");
    }
}
