package io.fairlead.webhook.endpoint;

import io.fairlead.chassis.log.Masked;
import java.util.Base64;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** An endpoint's address: 192 random bits, which nobody guesses. In logs only its beginning is shown. */
public record EndpointId(String value) {
    private static final int BYTES = 24;
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{32}");

    public EndpointId {
        if (!isValid(value)) throw new IllegalArgumentException("an endpoint's id has 32 URL-safe characters");
    }

    public static boolean isValid(String value) {
        return SHAPE.matcher(value).matches();
    }

    static EndpointId random(RandomGenerator random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new EndpointId(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** For logs. */
    public String masked() {
        return Masked.beginning(value);
    }

    /** Not the id itself, which would end in a log one day. */
    @Override
    public String toString() {
        return masked();
    }
}
