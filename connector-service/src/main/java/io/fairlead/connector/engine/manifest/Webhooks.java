package io.fairlead.connector.engine.manifest;

import com.fasterxml.jackson.core.JsonPointer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How a provider's deliveries are proved genuine, told apart and understood.
 *
 * @param tolerance how far the signed time may be from ours, before and after
 * @param deliveryId what is the same when a delivery is repeated; without it, endpoint, signed time and body tell
 * @param retryWindow how long a delivery without an id is recognised when it is repeated
 * @param events the array in the body whose elements are the events; without it the body is the event
 * @param type what kind of event it is
 * @param time when it happened
 * @param entity what it is about
 * @param ping how the provider tries the address
 * @param secretFields what in the body is blanked before anything is stored
 * @param refusedStatus what a wrong signature is answered with
 */
public record Webhooks(
        Signature signature,
        Duration tolerance,
        @Nullable Locator deliveryId,
        Duration retryWindow,
        @Nullable JsonPointer events,
        @Nullable Locator type,
        @Nullable Locator time,
        @Nullable Entity entity,
        @Nullable Ping ping,
        List<JsonPointer> secretFields,
        int refusedStatus) {

    public static final Duration USUAL_RETRY_WINDOW = Duration.ofDays(3);
    public static final int USUAL_REFUSED_STATUS = 401;

    private static final Duration SHORTEST_TOLERANCE = Duration.ofSeconds(1);
    private static final Duration LONGEST_TOLERANCE = Duration.ofDays(7);
    private static final Duration LONGEST_RETRY_WINDOW = Duration.ofDays(30);
    private static final int GONE = 410;

    /** The schemes by which a provider signs, with what they themselves lay down. */
    public enum Signature {
        STRIPE(null, null, null),
        STANDARD_WEBHOOKS("header:webhook-id", "/type", "/timestamp");

        private final @Nullable String deliveryId;
        private final @Nullable String type;
        private final @Nullable String time;

        Signature(@Nullable String deliveryId, @Nullable String type, @Nullable String time) {
            this.deliveryId = deliveryId;
            this.type = type;
            this.time = time;
        }

        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Signature of(String id) {
            return valueOf(id.toUpperCase(Locale.ROOT).replace('-', '_'));
        }

        Duration tolerance() {
            return Duration.ofMinutes(5);
        }

        @Nullable
        Locator deliveryId() {
            return place(deliveryId);
        }

        @Nullable
        Locator type() {
            return place(type);
        }

        @Nullable
        Locator time() {
            return place(time);
        }

        private static @Nullable Locator place(@Nullable String text) {
            return text == null ? null : Locator.parse(text);
        }
    }

    /** What an event is about. */
    public record Entity(EntityType type, Locator id) {}

    public sealed interface EntityType {
        /** Every event of the provider is about this. */
        record Fixed(String word) implements EntityType {}

        /** The event tells. */
        record Told(Locator where) implements EntityType {}
    }

    /** A delivery that has one of these texts there is a try, and no event. */
    public record Ping(Locator where, List<String> is) {
        public Ping {
            is = List.copyOf(is);
        }
    }

    public Webhooks {
        checkTolerance(tolerance);
        checkRetryWindow(retryWindow);
        checkRecognised(tolerance, deliveryId, retryWindow);
        checkRefusedStatus(refusedStatus);
        secretFields = List.copyOf(secretFields);
    }

    static void checkTolerance(Duration tolerance) {
        InvalidManifest.unless(
                tolerance.compareTo(SHORTEST_TOLERANCE) >= 0 && tolerance.compareTo(LONGEST_TOLERANCE) <= 0,
                "a tolerance is %s to %s, not %s",
                Durations.text(SHORTEST_TOLERANCE),
                Durations.text(LONGEST_TOLERANCE),
                Durations.text(tolerance));
    }

    static void checkRetryWindow(Duration retryWindow) {
        InvalidManifest.unless(
                retryWindow.isPositive() && retryWindow.compareTo(LONGEST_RETRY_WINDOW) <= 0,
                "a retry window is at most %s, not %s",
                Durations.text(LONGEST_RETRY_WINDOW),
                Durations.text(retryWindow));
    }

    /** A delivery signed ahead of our time is good for twice the tolerance, and a copy of it must be known so long. */
    static void checkRecognised(Duration tolerance, @Nullable Locator deliveryId, Duration retryWindow) {
        var good = tolerance.multipliedBy(2);
        InvalidManifest.unless(
                deliveryId != null || retryWindow.compareTo(good) >= 0,
                "a signature is good for up to %s, and a copy would be recognised for %s only",
                Durations.text(good),
                Durations.text(retryWindow));
    }

    static void checkRefusedStatus(int status) {
        InvalidManifest.unless(status != GONE, "410 tells a provider to send no more");
        InvalidManifest.unless(status >= 400 && status <= 499, "a refused delivery is answered 400 to 499");
    }
}
